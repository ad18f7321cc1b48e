package io.loopshark.testdata.script;

import java.nio.ByteBuffer;

/** A segment in IPv4 in Ethernet, with the sums that the hosts would put in. */
final class EthernetFrame {

    private static final int ETHERNET = 14;
    private static final int IP = 20;
    private static final int TCP = 20;

    private static final int ADMINISTERED_LOCALLY = 0x0200_0000;
    private static final short TYPE_IPV4 = 0x0800;
    private static final int VERSION_AND_WORDS = 0x4500;
    private static final int DO_NOT_FRAGMENT = 0x4000;
    private static final int TIME_TO_LIVE = 64;
    private static final int PROTOCOL_TCP = 6;

    private EthernetFrame() {}

    /**
     * The frame of a segment.
     *
     * @param identification the identification of the datagram, of which the low 16 bits count
     */
    static byte[] of(ScriptSegment segment, int identification) {
        int tcpHeader = TCP + segment.options().length;
        int tcpLength = tcpHeader + segment.length();
        ByteBuffer frame = ByteBuffer.allocate(ETHERNET + IP + tcpLength);
        hardware(segment.destination(), frame);
        hardware(segment.source(), frame);
        frame.putShort(TYPE_IPV4);
        frame.putShort((short) VERSION_AND_WORDS)
                .putShort((short) (IP + tcpLength))
                .putShort((short) identification)
                .putShort((short) DO_NOT_FRAGMENT)
                .put((byte) TIME_TO_LIVE)
                .put((byte) PROTOCOL_TCP)
                .putShort((short) 0)
                .putInt(segment.source().address())
                .putInt(segment.destination().address());
        frame.putShort((short) segment.source().port())
                .putShort((short) segment.destination().port())
                .putInt(segment.sequence())
                .putInt(segment.acknowledgement())
                .putShort((short) (tcpHeader / 4 << 12 | segment.flags()))
                .putShort((short) segment.window())
                .putInt(0)
                .put(segment.options())
                .put(segment.data());
        frame.putShort(ETHERNET + 10, complement(sum(frame, ETHERNET, IP, 0)));
        // Both addresses, the protocol and the length count in: the pseudo-header of RFC 9293, 3.1.
        long pseudo = sum(frame, ETHERNET + 12, 8, PROTOCOL_TCP + (long) tcpLength);
        frame.putShort(ETHERNET + IP + 16, complement(sum(frame, ETHERNET + IP, tcpLength, pseudo)));
        return frame.array();
    }

    private static void hardware(Host host, ByteBuffer frame) {
        frame.putInt(ADMINISTERED_LOCALLY).putShort((short) host.hardware());
    }

    private static long sum(ByteBuffer octets, int from, int length, long sum) {
        for (int i = 0; i < length; i++) {
            int octet = octets.get(from + i) & 0xff;
            sum += i % 2 == 0 ? octet << 8 : octet;
        }
        return sum;
    }

    private static short complement(long sum) {
        long folded = sum;
        while (folded > 0xffff) {
            folded = (folded & 0xffff) + (folded >>> 16);
        }
        return (short) ~folded;
    }
}
