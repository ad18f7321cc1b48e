package io.loopshark.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopshark.testing.Octets;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** HTTP/2 in clear text: frames, compressed headers, and how a connection comes to it. */
class Http2Test {

    private static final Dissectors BUILT_IN = Dissectors.installed(Http2Test.class.getClassLoader());

    private static final byte[] PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    /** GET / of www.example.com, as in RFC 7541 appendix C.3.1; it leaves the authority in the table. */
    private static final byte[] FIRST = Octets.hex("828684410f7777772e6578616d706c652e636f6d");

    /** The same with cache-control, as in appendix C.3.2. */
    private static final byte[] SECOND = Octets.hex("828684be58086e6f2d6361636865");

    /** Status 200. */
    private static final byte[] STATUS = Octets.hex("88");

    private static final int END_HEADERS = 4;

    private final Talk talk = new Talk(BUILT_IN).open();
    private long sent;
    private long answered;

    private static byte[] frame(int type, int flags, int stream, byte[] payload) {
        return new Octets()
                .u1(payload.length >> 16)
                .u2(payload.length & 0xffff)
                .u1(type)
                .u1(flags)
                .u4(stream)
                .bytes(payload)
                .toArray();
    }

    private List<String> client(byte[]... data) {
        byte[] joined = Octets.join(data);
        sent += joined.length;
        return talk.client(sent - joined.length, joined);
    }

    private List<String> server(byte[]... data) {
        byte[] joined = Octets.join(data);
        answered += joined.length;
        return talk.server(answered - joined.length, joined);
    }

    @Test
    void everyFrameIsAMessage() {
        byte[] settings = frame(4, 0, 0, Octets.hex("0001 00000000 0004 0000ffff"));
        assertThat(client(PREFACE, settings, frame(1, END_HEADERS | 1, 1, FIRST)))
                .containsExactly("Magic", "SETTINGS[0]", "HEADERS[1]: GET /");
        assertThat(talk.protocols()).containsExactly("http2", "http2", "http2");
        assertThat(talk.values("http2.streamid")).containsExactly("0", "1");
        assertThat(talk.values("http2.type")).containsExactly("4", "1");
        assertThat(talk.values("http2.settings.initial_window_size")).containsExactly("65535");
        assertThat(talk.values("http2.headers.method")).containsExactly("GET");
        assertThat(talk.values("http2.headers.authority")).containsExactly("www.example.com");
        assertThat(talk.values("http2.header.name")).containsExactly(":method", ":scheme", ":path", ":authority");
        assertThat(talk.values("http2.flags.end_stream")).containsExactly("1");
    }

    @Test
    void aDirectionRemembersItsHeaders() {
        client(PREFACE, frame(1, END_HEADERS, 1, FIRST), frame(1, END_HEADERS, 3, SECOND));
        assertThat(talk.values("http2.headers.authority")).containsExactly("www.example.com", "www.example.com");
        assertThat(server(frame(1, END_HEADERS, 1, STATUS), frame(0, 1, 1, new byte[5])))
                .containsExactly("HEADERS[1]: 200", "DATA[1]");
        assertThat(talk.values("http2.headers.status")).containsExactly("200");
        assertThat(server(frame(1, END_HEADERS, 3, Octets.hex("be")))).containsExactly("HEADERS[3]");
        assertThat(talk.hasProblem()).isTrue();
    }

    @Test
    void headersMayComeInSeveralFramesAndWithPadding() {
        byte[] padded = Octets.join(Octets.hex("03"), Octets.hex("8286"), new byte[3]);
        client(PREFACE, frame(1, 8, 1, padded), frame(9, END_HEADERS, 1, Octets.hex("84")));
        assertThat(talk.values("http2.headers.path")).containsExactly("/");
        assertThat(talk.values("http2.headers.method")).containsExactly("GET");
        assertThat(talk.values("http2.pad_length")).containsExactly("3");
    }

    @Test
    void theSizeOfTheTableHoldsOnceItIsAcknowledged() {
        client(PREFACE, frame(1, END_HEADERS, 1, FIRST));
        server(frame(4, 0, 0, Octets.hex("0001 00000000")));
        assertThat(client(frame(1, END_HEADERS, 3, SECOND))).containsExactly("HEADERS[3]: GET /");
        // From here on the table is empty, and the client says so.
        assertThat(client(frame(4, 1, 0, new byte[0]), frame(1, END_HEADERS, 5, Octets.hex("20 82 86 84"))))
                .containsExactly("SETTINGS[0]", "HEADERS[5]: GET /");
        client(frame(1, END_HEADERS, 7, Octets.hex("be")));
        assertThat(talk.hasProblem()).isTrue();
    }

    @Test
    void aConnectionMayBeUpgraded() {
        String upgrade = String.join(
                "\r\n",
                "GET /up HTTP/1.1",
                "Host: a",
                "Connection: Upgrade, HTTP2-Settings",
                "Upgrade: h2c",
                "HTTP2-Settings: AAMAAABk",
                "",
                "");
        client(upgrade.getBytes(StandardCharsets.US_ASCII));
        assertThat(talk.protocols()).containsExactly("http");
        byte[] switching = "HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n"
                .getBytes(StandardCharsets.US_ASCII);
        server(switching, frame(4, 0, 0, new byte[0]), frame(1, END_HEADERS, 1, STATUS));
        assertThat(talk.protocols()).containsExactly("http", "http2", "http2");
        assertThat(talk.values("http2.headers.status")).containsExactly("200");
        assertThat(client(PREFACE, frame(4, 0, 0, new byte[0]))).containsExactly("Magic", "SETTINGS[0]");
    }

    @Test
    void behindAGapFramesAreFoundAgainButNotTheirHeaders() {
        client(PREFACE, frame(1, END_HEADERS, 1, FIRST));
        sent += 100;
        client(frame(1, END_HEADERS, 3, SECOND));
        talk.serverAcknowledges(sent);
        assertThat(talk.values("http2.streamid")).containsExactly("3");
        assertThat(talk.hasProblem()).isTrue();
    }

    @Test
    void aBlockThatRefersToFarMoreThanItHasIsNotReadOn() {
        byte[] large = Octets.join(Octets.hex("40 01 61 7f 81 1e"), new byte[4000]);
        byte[] references = new byte[1000];
        Arrays.fill(references, (byte) 0xbe);
        client(PREFACE, frame(1, END_HEADERS, 1, Octets.join(large, references)));
        assertThat(talk.hasProblem()).isTrue();
        assertThat(talk.values("http2.header.name")).isEmpty();
    }

    @Test
    void whateverTheBytesEveryFieldIsKnown() {
        Random random = new Random(9);
        for (int round = 0; round < 500; round++) {
            Talk hostile = new Talk(BUILT_IN).open();
            byte[] bytes = Octets.join(
                    PREFACE,
                    frame(4, 0, 0, Octets.hex("0001 00000000 0004 0000ffff")),
                    frame(1, END_HEADERS | 0x28, 1, Octets.join(new byte[6], FIRST)),
                    frame(7, 0, 0, new byte[9]));
            for (int change = random.nextInt(6); change >= 0; change--) {
                bytes[PREFACE.length + random.nextInt(bytes.length - PREFACE.length)] = (byte) random.nextInt(256);
            }
            hostile.client(0, bytes);
            hostile.clientFin(bytes.length);
            assertThat(BUILT_IN.fieldNames()).containsAll(hostile.fieldNames());
        }
    }
}
