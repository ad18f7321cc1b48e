package io.loopshark.benchmarks.compare;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Puts one Ethernet frame with a TCP segment together, checksums included; reused for all frames. */
final class TcpFrame {

    static final int FIN = 0x01;
    static final int SYN = 0x02;
    static final int RST = 0x04;
    static final int PSH = 0x08;
    static final int ACK = 0x10;

    private static final int ETHERNET_HEAD = 14;
    private static final int IPV4_HEAD = 20;
    private static final int IPV6_HEAD = 40;
    private static final int TCP = 6;
    private static final int SYN_WINDOW = 64_240;
    private static final int WINDOW = 502;
    private static final int MAX_PAYLOAD = 1_448;

    private static final byte[] TEXT = text();
    private static final int[] TEXT_SUM = sums(TEXT);

    private final ByteBuffer buffer = ByteBuffer.allocate(2_048);
    private int length;
    private int identification;

    /** The frame's bytes, from 0 to {@link #length()}. */
    byte[] bytes() {
        return buffer.array();
    }

    /** How many bytes the frame has. */
    int length() {
        return length;
    }

    /**
     * Puts a segment together.
     *
     * @param from who sends it
     * @param to who receives it
     * @param flags any of the constants
     * @param sequence SEG.SEQ
     * @param acknowledgement SEG.ACK
     * @param payload octets of data, 0 to 1448
     * @param timestamp TSval
     * @param echo TSecr
     */
    void segment(
            Host from, Host to, int flags, int sequence, int acknowledgement, int payload, int timestamp, int echo) {
        boolean syn = (flags & SYN) != 0;
        int tcpHead = syn ? 40 : 32;
        int tcpStart = ipHead(from, to, tcpHead + payload);
        buffer.putShort((short) from.port()).putShort((short) to.port());
        buffer.putInt(sequence).putInt(acknowledgement);
        buffer.put((byte) (tcpHead / 4 << 4)).put((byte) flags);
        buffer.putShort((short) (syn ? SYN_WINDOW : WINDOW));
        buffer.putShort((short) 0).putShort((short) 0);
        if (syn) {
            buffer.putInt(0x0204_05b4).putShort((short) 0x0402).putShort((short) 0x080a);
            buffer.putInt(timestamp).putInt(echo).putInt(0x0103_0307);
        } else {
            buffer.putInt(0x0101_080a).putInt(timestamp).putInt(echo);
        }
        buffer.put(TEXT, 0, payload);
        length = buffer.position();
        int pseudo = from.addressSum() + to.addressSum() + TCP + tcpHead + payload;
        int sum = pseudo + sum(tcpStart, tcpHead) + TEXT_SUM[payload];
        buffer.putShort(tcpStart + 16, (short) ~fold(sum));
    }

    /** Writes Ethernet and IP heads; the result is where TCP begins. */
    private int ipHead(Host from, Host to, int ipPayload) {
        buffer.clear();
        buffer.put(to.mac()).put(from.mac());
        if (from.ipv6()) {
            buffer.putShort((short) 0x86dd);
            buffer.putInt(0x6000_0000)
                    .putShort((short) ipPayload)
                    .put((byte) TCP)
                    .put((byte) 64);
            buffer.put(from.address()).put(to.address());
            return ETHERNET_HEAD + IPV6_HEAD;
        }
        buffer.putShort((short) 0x0800);
        buffer.putShort((short) 0x4500).putShort((short) (IPV4_HEAD + ipPayload));
        buffer.putShort((short) identification++).putShort((short) 0x4000);
        buffer.put((byte) 64).put((byte) TCP).putShort((short) 0);
        buffer.put(from.address()).put(to.address());
        buffer.putShort(ETHERNET_HEAD + 10, (short) ~fold(sum(ETHERNET_HEAD, IPV4_HEAD)));
        return ETHERNET_HEAD + IPV4_HEAD;
    }

    /** The sum of 16-bit words, as RFC 1071 has it, not folded; at most 2^16 words, so it stays an int here. */
    private int sum(int from, int count) {
        int sum = 0;
        for (int i = from; i < from + count; i += 2) {
            sum += buffer.getShort(i) & 0xffff;
        }
        return sum;
    }

    static int fold(int sum) {
        int once = (sum & 0xffff) + (sum >>> 16);
        return (once & 0xffff) + (once >>> 16);
    }

    private static byte[] text() {
        // No beginning of a protocol that some tool would print more about: that would be unfair to it.
        String line = "{\"order\": 4711, \"items\": [{\"sku\": \"A-1\", \"count\": 2}], \"note\": \"ring twice\"} ";
        return line.repeat(MAX_PAYLOAD / line.length() + 1)
                .substring(0, MAX_PAYLOAD)
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** For each length the sum over that many octets of the text. */
    private static int[] sums(byte[] text) {
        int[] sums = new int[text.length + 1];
        for (int i = 0; i < text.length; i++) {
            sums[i + 1] = sums[i] + (i % 2 == 0 ? text[i] << 8 : text[i]);
        }
        return sums;
    }
}
