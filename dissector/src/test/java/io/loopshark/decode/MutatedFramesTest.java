package io.loopshark.decode;

import static io.loopshark.testing.Packets.ETHER_IPV4;
import static io.loopshark.testing.Packets.ETHER_IPV6;
import static io.loopshark.testing.Packets.ETHER_VLAN;
import static org.assertj.core.api.Assertions.assertThat;

import io.loopshark.capture.CaptureException;
import io.loopshark.capture.CaptureFile;
import io.loopshark.capture.Frame;
import io.loopshark.capture.LinkType;
import io.loopshark.segment.Segment;
import io.loopshark.testdata.Captures;
import io.loopshark.testing.Corpus;
import io.loopshark.testing.Encapsulations;
import io.loopshark.testing.Octets;
import io.loopshark.testing.Packets;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Frames with some octets changed at random, cut short at random: decoding never throws, and never looks beyond the frame. For
 * the latter each frame is decoded twice, between two different poisons.
 */
class MutatedFramesTest {

    private static final String SYN = "S 7:7(0) win 9 <mss 1460,sackOK,TS val 100 ecr 1,nop,wscale 7>";
    private static final String DATA = "P. 7:27(20) ack 5 win 9 <nop,nop,sack 1:2 3:4>";
    private static final int MARGIN = 100;

    private static final List<Frame> PLAIN = List.of(
            seed(LinkType.ETHERNET, Packets.ethernet(ETHER_IPV4, Packets.ipv4Tcp(SYN))),
            seed(LinkType.ETHERNET, Packets.ethernet(ETHER_IPV4, Packets.ipv4Tcp(DATA))),
            seed(LinkType.ETHERNET, Packets.ethernet(ETHER_IPV6, Packets.ipv6Tcp(SYN))),
            seed(LinkType.ETHERNET, Packets.snap(ETHER_IPV4, Packets.ipv4Tcp(SYN))),
            seed(
                    LinkType.ETHERNET,
                    Packets.ethernet(
                            0x88a8, Packets.vlan(1, ETHER_VLAN, Packets.vlan(2, ETHER_IPV4, Packets.ipv4Tcp(SYN))))),
            seed(
                    LinkType.RAW,
                    Packets.ipv6(
                            0,
                            Octets.join(
                                    Octets.hex("2b 00 c2 04 00014000 3c 00 04 00 00000000 2c 00 01 04 00000000"),
                                    Octets.hex("33 00 0000 00000000 06 01 0000 00000000 00000000"),
                                    Packets.tcp(SYN)))),
            seed(
                    LinkType.IPV4,
                    Packets.ipv4(6, 1, 2, 0, Octets.hex("01 83 0b 04 0a000001 0a000002"), Packets.tcp(DATA))),
            seed(
                    LinkType.ETHERNET,
                    tunnelled(Packets.udp(5, 4789, Octets.join(Octets.hex("0800000000002a00"), frame())))),
            seed(
                    LinkType.ETHERNET,
                    tunnelled(Packets.udp(
                            5, 6081, Octets.join(Octets.hex("0200655800002a000102800100000000"), frame())))),
            seed(
                    LinkType.RAW,
                    Packets.ipv4(
                            17,
                            Packets.udp(
                                    2152,
                                    2152,
                                    Octets.join(
                                            Octets.hex("34ff0048000000010000008501001085 01001000"),
                                            Packets.ipv4Tcp(SYN))))),
            seed(
                    LinkType.RAW,
                    Packets.ipv4(
                            17,
                            Packets.udp(
                                    1701,
                                    1701,
                                    Octets.join(
                                            Octets.hex("0a02000100020003000400020000ff030021"),
                                            Packets.ipv4Tcp(SYN))))),
            seed(LinkType.RAW, Packets.ipv4(47, Octets.join(Octets.hex("b0006558000000000000000100000002"), frame()))),
            seed(
                    LinkType.RAW,
                    Packets.ipv4(
                            47,
                            Octets.join(
                                    Octets.hex("1000 22eb 00000001 20010000 00000000 00000001 0000000000000000"),
                                    frame()))),
            seed(LinkType.RAW, Packets.ipv4(1, Octets.join(Octets.hex("0300000000000000"), Packets.ipv4Tcp(SYN)))),
            seed(
                    LinkType.ETHERNET,
                    Packets.ethernet(0x8864, Octets.join(Octets.hex("11000001003a0021"), Packets.ipv4Tcp(SYN)))),
            seed(
                    LinkType.ETHERNET,
                    Packets.ethernet(0x8847, Octets.join(Octets.hex("000c8040fffff140"), Packets.ipv4Tcp(SYN)))),
            seed(
                    LinkType.IEEE802_11_RADIOTAP,
                    Octets.join(
                            Octets.hex("00001900030000800000000000000000000000000000000020"),
                            Octets.hex(
                                    "88030000 020000000001 020000000002 020000000003 0000 020000000004 8000 020000000001 020000000002 0044 aaaa03 000000 0800"),
                            Packets.ipv4Tcp(SYN))),
            seed(
                    LinkType.NFLOG,
                    Octets.join(
                            Octets.hex("02000028 08000100 00000316 05000a00 00000000 40000900"), Packets.ipv4Tcp(SYN))),
            seed(LinkType.PKTAP, Octets.join(Octets.hex("0c000000 01000000 01000000"), frame())),
            seed(LinkType.FRELAY, Octets.join(Octets.hex("18410300800000000800"), Packets.ipv4Tcp(SYN))),
            seed(
                    LinkType.LINUX_SLL,
                    Octets.join(Octets.hex("0000 0304 0006 000000000000 0000 0800"), Packets.ipv4Tcp(SYN))),
            seed(
                    LinkType.LINUX_SLL2,
                    Octets.join(Octets.hex("0800 0000 00000001 0304 00 06 0000000000000000"), Packets.ipv4Tcp(SYN))),
            seed(LinkType.NULL, Octets.join(Octets.hex("1e000000"), Packets.ipv6Tcp(SYN))));

    private static final List<Frame> FRAGMENTS = List.of(
            fragment(0x2000, 0, 16),
            fragment(2, 16, 32),
            fragment(0x2000, 0, 24),
            fragment(0x2002, 16, 24),
            fragment6(0, 16),
            fragment6(16, 32),
            fragment6(8, 24));

    private static final List<Frame> SEEDS = Stream.of(
                    PLAIN.stream(), Encapsulations.all().stream().map(Encapsulations.Way::frame), FRAGMENTS.stream())
            .flatMap(frames -> frames)
            .toList();

    private static byte[] part(int from, int to) {
        return Arrays.copyOfRange(Packets.tcp("P. 7:19(12) ack 5 win 9"), from, to);
    }

    private static Frame fragment(int bits, int from, int to) {
        return seed(LinkType.IPV4, Packets.ipv4(6, 1, 2, bits, new byte[0], part(from, to)));
    }

    private static Frame fragment6(int from, int to) {
        byte[] head =
                new Octets().u1(6).u1(0).u2(from | (to < 32 ? 1 : 0)).u4(1).toArray();
        return seed(LinkType.RAW, Packets.ipv6(44, Octets.join(head, part(from, to))));
    }

    private static byte[] frame() {
        return Packets.ethernet(ETHER_IPV4, Packets.ipv4Tcp(SYN));
    }

    private static byte[] tunnelled(byte[] datagram) {
        return Packets.ethernet(ETHER_IPV4, Packets.ipv4(17, datagram));
    }

    private static Frame seed(int linkType, byte[] bytes) {
        return Packets.frame(linkType, bytes);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void neverThrowAndNeverReadBeyondTheirBytes(long seed) {
        mutate(seed, 50_000);
    }

    @Test
    @Tag("slow")
    void neverThrowEvenIfThereAreMillions() {
        mutate(4, 2_000_000);
    }

    private static void mutate(long seed, int times) {
        Random random = new Random(seed);
        // One each: a decoder remembers fragments.
        FrameDecoder decoder = new FrameDecoder();
        FrameDecoder other = new FrameDecoder();
        PacketView first = new PacketView();
        PacketView second = new PacketView();
        byte[] first0 = poisoned(0x00);
        byte[] second0 = poisoned(0xff);
        Frame frame = new Frame();
        int segments = 0;
        for (int i = 0; i < times; i++) {
            Frame original = SEEDS.get(random.nextInt(SEEDS.size()));
            byte[] bytes = mutated(original.bytes(), random);
            int length = random.nextInt(4) == 0 ? random.nextInt(bytes.length + 1) : bytes.length;
            int wire = random.nextInt(8) == 0 ? random.nextInt() : bytes.length;
            int linkType = random.nextInt(50) == 0 ? random.nextInt(300) : original.linkType();
            try {
                place(frame, first0, bytes, length, wire, linkType);
                decoder.decode(frame, first);
                String one = describe(first);
                place(frame, second0, bytes, length, wire, linkType);
                other.decode(frame, second);
                assertThat(describe(second)).isEqualTo(one);
                Arrays.fill(second0, MARGIN, MARGIN + length, (byte) 0xff);
                segments += first.hasSegment() ? 1 : 0;
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("seed " + seed + ", frame " + i, e);
            }
        }
        // Were nearly all of them spoilt, nothing would be tested.
        assertThat(segments).isGreaterThan(times / 4);
    }

    @Test
    void framesOfRealCapturesNeverThrow() throws IOException {
        Random random = new Random(5);
        FrameDecoder decoder = new FrameDecoder();
        for (String name : Captures.names()) {
            try (CaptureFile capture = CaptureFile.open(Captures.open(name), name)) {
                mutate(capture, decoder, random);
            }
        }
    }

    @Test
    @Tag("slow")
    void framesOfTheCorpusNeverThrow() throws IOException {
        Corpus.assumeExists();
        Random random = new Random(6);
        // One decoder for all, so that fragments of one capture meet those of others.
        FrameDecoder decoder = new FrameDecoder();
        for (Map<String, String> row : Corpus.manifest()) {
            if (!"corrupt".equals(row.get("class"))) {
                try (CaptureFile capture = CaptureFile.open(Corpus.capture(row.getOrDefault("file", "")))) {
                    mutate(capture, decoder, random);
                } catch (CaptureException e) {
                    // A damaged file is the readers' own test; here the frames before the damage count.
                }
            }
        }
    }

    private static void mutate(CaptureFile capture, FrameDecoder decoder, Random random) throws IOException {
        PacketView packet = new PacketView();
        Frame frame = new Frame();
        Frame changed = new Frame();
        while (capture.next(frame)) {
            byte[] original = frame.copy().bytes();
            for (int i = 0; i < 4 && original.length > 0; i++) {
                byte[] bytes = mutated(original, random);
                int length = random.nextInt(4) == 0 ? random.nextInt(bytes.length + 1) : bytes.length;
                byte[] cut = Arrays.copyOf(bytes, length);
                changed.set(
                        frame.number(), frame.timestampNanos(), cut, 0, length, original.length, frame.linkType(), 0);
                try {
                    decoder.decode(changed, packet);
                    describe(packet);
                } catch (RuntimeException | AssertionError e) {
                    throw new AssertionError(
                            capture.name() + " " + frame + " as "
                                    + HexFormat.of().formatHex(cut),
                            e);
                }
            }
        }
    }

    private static byte[] poisoned(int poison) {
        byte[] array = new byte[2 * MARGIN + 400];
        Arrays.fill(array, (byte) poison);
        return array;
    }

    private static void place(Frame frame, byte[] into, byte[] bytes, int length, int wire, int linkType) {
        System.arraycopy(bytes, 0, into, MARGIN, length);
        if (into[0] == 0) {
            Arrays.fill(into, MARGIN + length, into.length, (byte) 0);
        } else {
            Arrays.fill(into, MARGIN + length, into.length, (byte) 0xff);
        }
        frame.set(1, 0, into, MARGIN, length, wire, linkType, 0);
    }

    private static byte[] mutated(byte[] original, Random random) {
        byte[] bytes = original.clone();
        for (int n = random.nextInt(5); n > 0; n--) {
            int at = random.nextInt(bytes.length);
            bytes[at] = switch (random.nextInt(3)) {
                case 0 -> (byte) random.nextInt();
                case 1 -> (byte) (bytes[at] ^ 1 << random.nextInt(8));
                default -> (byte) (bytes[at] + random.nextInt(3) - 1);
            };
        }
        return bytes;
    }

    /** All that the view tells, and that what it tells is within the frame. */
    private static String describe(PacketView packet) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < packet.layerCount(); i++) {
            text.append(packet.layer(i))
                    .append('@')
                    .append(packet.layerOffset(i))
                    .append('+')
                    .append(packet.layerLength(i))
                    .append(' ');
            assertThat(packet.layerOffset(i) + packet.layerLength(i)).isBetween(0, packet.readableLength());
        }
        Malformation malformation = packet.malformation();
        text.append(malformation);
        if (malformation != null) {
            assertThat(malformation.available()).isBetween(0, malformation.needed() - 1);
        }
        text.append(packet.tcpCaptured()).append(packet.options());
        if (packet.tcpCaptured() > 0) {
            text.append(packet.source())
                    .append(packet.destination())
                    .append(packet.flags())
                    .append(packet.headerLength());
            assertThat(packet.tcpOffset() + packet.tcpCaptured()).isLessThanOrEqualTo(packet.readableLength());
        }
        if (packet.hasSegment()) {
            assertThat(packet.capturedPayloadLength()).isBetween(0, packet.payloadLength());
            text.append(Segment.withPayload(packet));
        }
        return text.toString();
    }
}
