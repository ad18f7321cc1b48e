package io.loopshark.live.packetsocket;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * What the kernel lets through, as a program in the language of BSD's packet filter (linux/filter.h). It takes what libpcap's
 * {@code tcp or (ip6[6]=0 and ip6[40]=6) or (udp and port PORT)} takes on an Ethernet link: TCP over IPv4 with all fragments, TCP over
 * IPv6 also behind a fragment or hop-by-hop header (the latter is BIG TCP), and UDP from or to one port.
 *
 * <p>On a loopback interface a packet socket sees each frame twice, as it leaves and as it arrives. libpcap takes the second and throws
 * the first away when it reads the ring; here the program does so, and the ring holds twice as many frames.
 */
final class FilterProgram {

    /** How many instructions sort out what leaves over loopback; the others look at the frame only. */
    static final int DIRECTION = 4;

    /** Size of {@code struct sock_filter}: code (2), jump if true (1), jump if false (1), operand (4). */
    static final int INSTRUCTION_BYTES = 8;

    private static final int LOAD_WORD = 0x20;
    private static final int LOAD_HALF = 0x28;
    private static final int LOAD_BYTE = 0x30;
    private static final int LOAD_HALF_BEHIND_X = 0x48;
    private static final int X_IS_IPV4_HEADER = 0xb1;
    private static final int EQUAL = 0x15;
    private static final int ANY_BIT = 0x45;
    private static final int RETURN = 0x06;

    /** What the kernel knows of a frame beyond its octets is loaded from far below zero. */
    private static final int ANCILLARY = -0x1000;

    private static final int PACKET_TYPE = ANCILLARY + 4;
    private static final int HARDWARE_TYPE = ANCILLARY + 28;
    private static final int OUTGOING = 4;
    private static final int LOOPBACK = 772;

    // Where the jumps below go.
    private static final int ETHERTYPE_LINE = 4;
    private static final int IPV6_LINE = 16;
    private static final int IPV6_NEXT_LINE = 22;
    private static final int IPV6_UDP_LINE = 24;
    private static final int TAKE = 28;
    private static final int LEAVE = 29;

    private FilterProgram() {}

    /**
     * One line of the program.
     *
     * @param ifTrue the line where a comparison that holds goes on; 0 for what is no comparison
     * @param ifFalse the line where it goes on otherwise
     */
    private record Instruction(int code, int operand, int ifTrue, int ifFalse) {
        Instruction(int code, int operand) {
            this(code, operand, 0, 0);
        }
    }

    private static List<Instruction> lines(int snaplen, int udpPort) {
        return List.of(
                /* 0*/ new Instruction(LOAD_WORD, PACKET_TYPE),
                /* 1*/ new Instruction(EQUAL, OUTGOING, 2, ETHERTYPE_LINE),
                /* 2*/ new Instruction(LOAD_WORD, HARDWARE_TYPE),
                /* 3*/ new Instruction(EQUAL, LOOPBACK, LEAVE, ETHERTYPE_LINE),

                // Ethernet: destination (6), source (6), type (2).
                /* 4*/ new Instruction(LOAD_HALF, 12),
                /* 5*/ new Instruction(EQUAL, 0x0800, 6, IPV6_LINE),

                // IPv4: its protocol; for UDP, the ports of a first fragment.
                /* 6*/ new Instruction(LOAD_BYTE, 14 + 9),
                /* 7*/ new Instruction(EQUAL, 6, TAKE, 8),
                /* 8*/ new Instruction(EQUAL, 17, 9, LEAVE),
                /* 9*/ new Instruction(LOAD_HALF, 14 + 6),
                /*10*/ new Instruction(ANY_BIT, 0x1fff, LEAVE, 11),
                /*11*/ new Instruction(X_IS_IPV4_HEADER, 14),
                /*12*/ new Instruction(LOAD_HALF_BEHIND_X, 14),
                /*13*/ new Instruction(EQUAL, udpPort, TAKE, 14),
                /*14*/ new Instruction(LOAD_HALF_BEHIND_X, 14 + 2),
                /*15*/ new Instruction(EQUAL, udpPort, TAKE, LEAVE),

                // IPv6: its next header, and the next one's next where that is hop-by-hop (0) or fragment (44).
                /*16*/ new Instruction(EQUAL, 0x86dd, 17, LEAVE),
                /*17*/ new Instruction(LOAD_BYTE, 14 + 6),
                /*18*/ new Instruction(EQUAL, 6, TAKE, 19),
                /*19*/ new Instruction(EQUAL, 17, IPV6_UDP_LINE, 20),
                /*20*/ new Instruction(EQUAL, 44, IPV6_NEXT_LINE, 21),
                /*21*/ new Instruction(EQUAL, 0, IPV6_NEXT_LINE, LEAVE),
                /*22*/ new Instruction(LOAD_BYTE, 14 + 40),
                /*23*/ new Instruction(EQUAL, 6, TAKE, LEAVE),
                /*24*/ new Instruction(LOAD_HALF, 14 + 40),
                /*25*/ new Instruction(EQUAL, udpPort, TAKE, 26),
                /*26*/ new Instruction(LOAD_HALF, 14 + 40 + 2),
                /*27*/ new Instruction(EQUAL, udpPort, TAKE, LEAVE),

                // How much of the frame is taken.
                /*28*/ new Instruction(RETURN, snaplen),
                /*29*/ new Instruction(RETURN, 0));
    }

    /**
     * The program as an array of {@code struct sock_filter}.
     *
     * @param snaplen how many octets of a frame are taken
     * @param udpPort the port, 1 to 65535
     */
    static byte[] encode(int snaplen, int udpPort) {
        List<Instruction> lines = lines(snaplen, udpPort);
        ByteBuffer program =
                ByteBuffer.allocate(lines.size() * INSTRUCTION_BYTES).order(ByteOrder.nativeOrder());
        for (int line = 0; line < lines.size(); line++) {
            Instruction instruction = lines.get(line);
            boolean jumps = instruction.ifTrue() > 0;
            // The kernel counts jumps from the line that follows.
            program.putShort((short) instruction.code());
            program.put((byte) (jumps ? instruction.ifTrue() - line - 1 : 0));
            program.put((byte) (jumps ? instruction.ifFalse() - line - 1 : 0));
            program.putInt(instruction.operand());
        }
        return program.array();
    }
}
