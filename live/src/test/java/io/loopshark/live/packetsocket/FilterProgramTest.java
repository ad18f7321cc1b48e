package io.loopshark.live.packetsocket;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import io.loopshark.capture.CaptureFile;
import io.loopshark.capture.Frame;
import io.loopshark.capture.FrameSource;
import io.loopshark.live.CaptureFilter;
import io.loopshark.testdata.Captures;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opentest4j.TestAbortedException;

/**
 * The program against libpcap's own for the same words, both run by libpcap's interpreter. Only what sorts out the direction is left
 * out: nobody but the kernel knows that.
 */
class FilterProgramTest {
    private static final int PORT = 0x1234;
    private static final int SNAPLEN = 192;
    private static final int ETHERNET_LINK = 1;
    private static final int ANY_NETMASK = -1;

    private static Program ours;
    private static Program libpcaps;

    @BeforeAll
    static void load() {
        try {
            Native.register(Libpcap.class, "pcap");
        } catch (UnsatisfiedLinkError e) {
            throw new TestAbortedException("libpcap, which this is compared with, is not installed");
        }
        byte[] code = FilterProgram.encode(SNAPLEN, PORT);
        Memory instructions = new Memory(code.length);
        instructions.write(0, code, 0, code.length);
        ours = new Program(instructions.share((long) FilterProgram.DIRECTION * FilterProgram.INSTRUCTION_BYTES));
        libpcaps = compile(new CaptureFilter(PORT).expression());
    }

    private static Program compile(String expression) {
        Pointer handle = Libpcap.pcap_open_dead(ETHERNET_LINK, SNAPLEN);
        Memory program = new Memory(2L * Native.POINTER_SIZE);
        assertThat(Libpcap.pcap_compile(handle, program, expression, 1, ANY_NETMASK))
                .isZero();
        return new Program(program.getPointer(Native.POINTER_SIZE));
    }

    /** A program at this place. */
    private record Program(Pointer instructions) {
        /** How many octets of the frame it takes. */
        int takes(byte[] frame) {
            return Libpcap.bpf_filter(instructions, frame, frame.length, frame.length);
        }
    }

    /** The compiler and the interpreter. */
    private static final class Libpcap {
        static native Pointer pcap_open_dead(int linkType, int snaplen);

        static native int pcap_compile(Pointer handle, Pointer program, String text, int optimize, int netmask);

        static native int bpf_filter(Pointer instructions, byte[] packet, int wireLength, int bufferLength);
    }

    private static byte[] ethernet(int type, byte[] packet) {
        return ByteBuffer.allocate(14 + packet.length)
                .putShort(12, (short) type)
                .put(14, packet)
                .array();
    }

    private static byte[] ipv4(int protocol, int fragmentOffset, int headerWords, byte... data) {
        ByteBuffer packet = ByteBuffer.allocate(4 * headerWords + data.length);
        packet.put(0, (byte) (0x40 | headerWords)).putShort(6, (short) fragmentOffset);
        return ethernet(
                0x0800,
                packet.put(9, (byte) protocol).put(4 * headerWords, data).array());
    }

    private static byte[] ipv6(int next, byte... data) {
        ByteBuffer packet = ByteBuffer.allocate(40 + data.length);
        packet.put(0, (byte) 0x60).put(6, (byte) next).put(40, data);
        return ethernet(0x86dd, packet.array());
    }

    private static byte[] ports(int source, int destination) {
        return ByteBuffer.allocate(20)
                .putShort((short) source)
                .putShort((short) destination)
                .array();
    }

    private static byte[] header(int next) {
        return ByteBuffer.allocate(28).put((byte) next).array();
    }

    private static void assertTaken(byte[] frame) {
        assertThat(ours.takes(frame)).isEqualTo(SNAPLEN).isEqualTo(libpcaps.takes(frame));
    }

    private static void assertLeft(byte[] frame) {
        assertThat(ours.takes(frame)).isZero().isEqualTo(libpcaps.takes(frame));
    }

    @Nested
    class Takes {
        @Test
        void tcp() {
            assertTaken(ipv4(6, 0, 5, ports(1, 2)));
            assertTaken(ipv4(6, 0, 15, ports(1, 2)));
            assertTaken(ipv6(6, ports(1, 2)));
        }

        @Test
        void fragmentsOfTcpWithAndWithoutItsHeader() {
            assertTaken(ipv4(6, 0x2000, 5, ports(1, 2)));
            assertTaken(ipv4(6, 0x2001, 5, new byte[8]));
            assertTaken(ipv4(6, 0x0100, 5, new byte[8]));
            assertTaken(ipv6(44, header(6)));
        }

        @Test
        void tcpBehindAHopByHopHeaderAsInBigTcp() {
            assertTaken(ipv6(0, header(6)));
        }

        @Test
        void theFence() {
            assertTaken(ipv4(17, 0, 5, ports(PORT, 1)));
            assertTaken(ipv4(17, 0, 7, ports(1, PORT)));
            assertTaken(ipv4(17, 0x2000, 5, ports(PORT, PORT)));
            assertTaken(ipv6(17, ports(PORT, 1)));
            assertTaken(ipv6(17, ports(1, PORT)));
        }
    }

    @Nested
    class Leaves {
        @Test
        void otherDatagrams() {
            assertLeft(ipv4(17, 0, 5, ports(1, 2)));
            assertLeft(ipv4(17, 1, 5, ports(PORT, PORT)));
            assertLeft(ipv6(17, ports(1, 2)));
        }

        @Test
        void otherProtocols() {
            assertLeft(ipv4(1, 0, 5, ports(PORT, PORT)));
            assertLeft(ipv6(58, ports(PORT, PORT)));
            assertLeft(ipv6(44, header(17)));
            assertLeft(ipv6(0, header(58)));
            assertLeft(ethernet(0x0806, new byte[28]));
        }

        @Test
        void whatIsTooShortToTell() {
            assertLeft(new byte[0]);
            assertLeft(Arrays.copyOf(ipv4(6, 0, 5, ports(1, 2)), 23));
            assertLeft(Arrays.copyOf(ipv6(0, header(6)), 54));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void agreesWithLibpcapOnWhateverComes(long seed) throws IOException {
        Random random = new Random(seed);
        List<byte[]> seeds = seeds();
        int taken = 0;
        int rounds = 50_000;
        for (int i = 0; i < rounds; i++) {
            byte[] frame = seeds.get(random.nextInt(seeds.size())).clone();
            for (int changes = random.nextInt(4); changes > 0; changes--) {
                int[] places = {12, 13, 14, 20, 21, 23, 54, random.nextInt(frame.length)};
                byte[] values = {0, 6, 8, 17, 44, (byte) 0x86, (byte) 0xdd, 0x12, 0x34, (byte) random.nextInt()};
                int place = places[random.nextInt(places.length)];
                frame[Math.min(place, frame.length - 1)] = values[random.nextInt(values.length)];
            }
            frame = random.nextInt(4) == 0 ? Arrays.copyOf(frame, random.nextInt(frame.length)) : frame;
            int expected = libpcaps.takes(frame);
            assertThat(ours.takes(frame))
                    .as("round %d of seed %d: %s", i, seed, Arrays.toString(frame))
                    .isEqualTo(expected);
            taken += expected > 0 ? 1 : 0;
        }
        assertThat(taken).as("frames taken: the test means something").isBetween(rounds / 5, rounds * 9 / 10);
    }

    private static List<byte[]> seeds() throws IOException {
        List<byte[]> seeds = new ArrayList<>(List.of(
                ipv4(17, 0, 5, ports(PORT, 1)),
                ipv4(17, 0, 6, ports(1, PORT)),
                ipv4(17, 0x2001, 5, ports(1, PORT)),
                ipv6(17, ports(PORT, 1)),
                ipv6(44, header(6)),
                ipv6(0, header(6))));
        Frame frame = new Frame();
        for (String name : Captures.names()) {
            try (FrameSource source = CaptureFile.open(Captures.open(name), name)) {
                for (int i = 0; i < 4 && source.next(frame); i++) {
                    seeds.add(
                            Arrays.copyOfRange(frame.bytes(), frame.offset(), frame.offset() + frame.capturedLength()));
                }
            }
        }
        return seeds;
    }
}
