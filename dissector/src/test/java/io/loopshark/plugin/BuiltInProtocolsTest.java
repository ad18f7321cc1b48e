package io.loopshark.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.loopshark.field.BitSpan;
import io.loopshark.field.FieldNode;
import io.loopshark.field.Language;
import io.loopshark.field.LineText;
import io.loopshark.field.ValueText;
import io.loopshark.testing.Octets;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The protocols that come as specifications: what they read, where it lies, and what hostile bytes do to them. */
class BuiltInProtocolsTest {

    private static final Dissectors BUILT_IN = Dissectors.installed(BuiltInProtocolsTest.class.getClassLoader());

    private static final StreamDissector.Sender SENDER = new StreamDissector.Sender(true, true, 0, 1, 50_000, 53);

    private static final byte[] DNS = Octets.hex(
            "0025 1234 8180 0001 0001 0000 0000" + "0161 0162 00 0001 0001" + "c00c 0001 0001 0000003c 0004 c0000207");

    private static final byte[] CONNECT = Octets.hex("10 10 0004 4d515454 04 02 003c 0004 61626364");

    private static byte[] hello() {
        byte[] name = "example.com".getBytes(StandardCharsets.US_ASCII);
        byte[] serverName = new Octets()
                .u2(0)
                .u2(5 + name.length)
                .u2(3 + name.length)
                .u1(0)
                .u2(name.length)
                .bytes(name)
                .toArray();
        byte[] protocols = Octets.hex("0010 000e 000c 02 6832 08 687474702f312e31");
        byte[] extensions = Octets.join(serverName, protocols);
        byte[] body = new Octets()
                .u2(0x0303)
                .bytes(new byte[32])
                .u1(0)
                .u2(2)
                .u2(0x1301)
                .u1(1)
                .u1(0)
                .u2(extensions.length)
                .bytes(extensions)
                .toArray();
        byte[] handshake = new Octets().u1(1).u1(0).u2(body.length).bytes(body).toArray();
        return new Octets()
                .u1(22)
                .u2(0x0301)
                .u2(handshake.length)
                .bytes(handshake)
                .toArray();
    }

    private static Progress.Message message(String protocol, byte[] bytes) {
        Progress progress = dissector(protocol).next(Bytes.of(bytes), SENDER);
        assertThat(progress).isInstanceOf(Progress.Message.class);
        return (Progress.Message) progress;
    }

    private static StreamDissector dissector(String protocol) {
        return BUILT_IN.forTable(Table.TCP_PORT, protocol).orElseThrow().open();
    }

    private static List<String> values(FieldNode tree, String filter) {
        List<String> values = new ArrayList<>();
        Dissected.each(tree, filter, node -> values.add(ValueText.plain(node)));
        return values;
    }

    @Test
    void aNameThatRefersToAnotherIsWhole() {
        Progress.Message answer = message("dns", DNS);
        assertThat(answer.octets()).isEqualTo(DNS.length);
        assertThat(answer.info()).isEqualTo("Standard query response 0x1234 A a.b");
        assertThat(values(answer.tree(), "dns.resp.name")).containsExactly("a.b");
        assertThat(values(answer.tree(), "dns.a")).containsExactly("192.0.2.7");
        FieldNode name = answer.tree().find("dns.resp.name").orElseThrow();
        assertThat(name.span()).isEqualTo(BitSpan.ofBytes(23, 2));
    }

    @Test
    void aNameThatRefersToItselfComesToAnEnd() {
        byte[] loop = DNS.clone();
        loop[14] = (byte) 0xc0;
        loop[15] = 0x0c;
        assertThat(message("dns", loop).octets()).isEqualTo(DNS.length);
    }

    @Test
    void theServersNameStandsInTheClientsHello() {
        Progress.Message hello = message("tls", hello());
        assertThat(hello.info()).isEqualTo("Client Hello");
        assertThat(hello.column()).isEqualTo("TLSv1");
        assertThat(values(hello.tree(), "tls.handshake.extensions_server_name")).containsExactly("example.com");
        assertThat(values(hello.tree(), "tls.handshake.extensions_alpn_str")).containsExactly("h2", "http/1.1");
        assertThat(LineText.of(hello.tree().children().get(0), Language.ENGLISH))
                .isEqualTo("TLSv1 Record Layer: Handshake Protocol: Client Hello");
    }

    @Test
    void anEncryptedMessageIsTakenForNoOther() {
        // The explicit nonce of the first record is often 0, which looks like the number of a Hello Request.
        byte[] finished = Octets.hex("16 0303 0028 0000000000000000 " + "5a".repeat(32));
        assertThat(values(message("tls", finished).tree(), "tls.handshake.type"))
                .isEmpty();
        byte[] request = Octets.hex("16 0303 0004 00000000");
        assertThat(values(message("tls", request).tree(), "tls.handshake.type")).containsExactly("0");
    }

    @Test
    void theFirstMessageTellsTheVersionThatOthersAreReadBy() {
        byte[] connectOf5 = Octets.hex("10 11 0004 4d515454 05 02 003c 00 0004 61626364");
        byte[] publish = Octets.hex("30 06 0001 74 00 6869");
        StreamDissector of5 = dissector("mqtt");
        of5.next(Bytes.of(connectOf5), SENDER);
        Progress.Message read = (Progress.Message) of5.next(Bytes.of(publish), SENDER);
        assertThat(values(read.tree(), "mqtt.topic")).containsExactly("t");
        assertThat(values(read.tree(), "mqtt.msg")).containsExactly("6869");
        StreamDissector of4 = dissector("mqtt");
        of4.next(Bytes.of(CONNECT), SENDER);
        assertThat(values(((Progress.Message) of4.next(Bytes.of(publish), SENDER)).tree(), "mqtt.msg"))
                .containsExactly("006869");
    }

    @Nested
    class OfAnyLength {

        @ParameterizedTest
        @ValueSource(strings = {"dns", "tls", "mqtt"})
        void lessThanAMessageAsksForMoreAndNeverForTooMuch(String protocol) {
            byte[] whole = sample(protocol);
            for (int length = 1; length < whole.length; length++) {
                Progress progress = dissector(protocol).next(Bytes.of(Arrays.copyOf(whole, length)), SENDER);
                assertThat(progress).as("of %d octets", length).isInstanceOf(Progress.Wants.class);
                assertThat(((Progress.Wants) progress).octets())
                        .isGreaterThan(length)
                        .isLessThanOrEqualTo(whole.length);
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"dns", "tls", "mqtt"})
        void whatIsCutOffIsShownAsFarAsItGoes(String protocol) {
            byte[] whole = sample(protocol);
            StreamDissector.Sender last = new StreamDissector.Sender(true, false, 0, 1, 1, 2);
            for (int length = 1; length < whole.length; length++) {
                Progress progress = dissector(protocol).next(Bytes.of(Arrays.copyOf(whole, length)), last);
                assertThat(progress).as("of %d octets", length).isInstanceOf(Progress.Message.class);
                assertThat(((Progress.Message) progress).tree().firstProblem())
                        .as("of %d octets", length)
                        .isPresent();
            }
        }
    }

    private static byte[] sample(String protocol) {
        return switch (protocol) {
            case "dns" -> DNS;
            case "tls" -> hello();
            default -> CONNECT;
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"dns", "tls", "mqtt"})
    void whateverTheBytesEveryFieldIsOneThatIsKnownAndLiesWithinThem(String protocol) {
        Random random = new Random(5);
        for (int i = 0; i < 500; i++) {
            byte[] bytes = sample(protocol).clone();
            for (int change = random.nextInt(4); change >= 0; change--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            Progress progress = dissector(protocol)
                    .next(Bytes.of(bytes), new StreamDissector.Sender(true, random.nextBoolean(), 0, 1, 1, 2));
            if (progress instanceof Progress.Message message) {
                check(message.tree(), bytes.length, "round " + i);
            }
        }
    }

    private static void check(FieldNode node, int octets, String what) {
        BitSpan span = node.span();
        if (BUILT_IN.field(node.field().filter()).isEmpty() || span != null && span.endByte() > octets) {
            fail("%s: %s", what, node);
        }
        node.children().forEach(child -> check(child, octets, what));
    }

    @Test
    void aMessageFullOfReferencesIsReadToItsEnd() {
        Octets full =
                new Octets().u2(0xffff).u4(0x12348180L).u2(0).u2(1000).u2(0).u2(0);
        for (int label = 0; label < 126; label++) {
            full.u1(1).u1('a');
        }
        full.u1(0);
        // Behind the first, a record each of twelve octets whose name is all those labels.
        full.u2(1).u2(1).u4(0).u2(0);
        for (int record = 1; record < 1000; record++) {
            full.u2(0xc00c).u2(1).u2(1).u4(0).u2(0);
        }
        byte[] bytes = full.toArray();
        byte[] whole = Arrays.copyOf(bytes, 0x10001);
        assertThat(values(message("dns", whole).tree(), "dns.resp.name")).hasSize(1000);
    }
}
