package io.loopshark.testing;

import io.loopshark.segment.SegmentView;
import io.loopshark.segment.TcpOption.Bit;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One line of a {@link Trace}. Client is 10.0.0.1:40000, server 10.0.0.2:80. */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record TraceSegment(
        long frameNumber,
        long timestampNanos,
        boolean byClient,
        int flags,
        int sequence,
        int acknowledgement,
        int payloadLength,
        int window,
        int optionBits,
        int maximumSegmentSize,
        int windowShift,
        int timestampValue,
        int timestampEcho,
        int[] sackEdges,
        int identification,
        int filling,
        boolean toItself)
        implements SegmentView {

    /** The client's port. */
    public static final int CLIENT_PORT = 40000;
    /** The server's port. */
    public static final int SERVER_PORT = 80;

    /** The {@link #filling} of data whose octets follow their sequence numbers, so that every copy is the same. */
    private static final int COUNTED = -1;

    private static final Pattern LINE = Pattern.compile("([<>]) ([FSRP.UEWA-]+) (-?\\d+):(-?\\d+)\\((\\d+)\\)"
            + "(?: ack (-?\\d+))?(?: win (\\d+))?(?: id (\\d+))?(?: data ([0-9a-f]{2}))?(?: <(.*)>)?");

    static TraceSegment parse(String line, long number, long nanos, int clientIsn, int serverIsn) {
        Matcher match = LINE.matcher(line);
        if (!match.matches()) {
            throw new IllegalArgumentException("not a segment: " + line);
        }
        boolean byClient = match.group(1).equals(">");
        int own = byClient ? clientIsn : serverIsn;
        int other = byClient ? serverIsn : clientIsn;
        int length = Integer.parseInt(match.group(5));
        if (Long.parseLong(match.group(4)) - Long.parseLong(match.group(3)) != length) {
            throw new IllegalArgumentException("numbers and length disagree: " + line);
        }
        TraceSegment plain = new TraceSegment(
                number,
                nanos,
                byClient,
                bits(match.group(2)),
                own + (int) Long.parseLong(match.group(3)),
                match.group(6) == null ? 0 : other + (int) Long.parseLong(match.group(6)),
                length,
                match.group(7) == null ? 65535 : Integer.parseInt(match.group(7)),
                0,
                0,
                0,
                0,
                0,
                new int[0],
                match.group(8) == null ? (int) number : Integer.parseInt(match.group(8)),
                match.group(9) == null ? COUNTED : Integer.parseInt(match.group(9), 16),
                false);
        return plain.options(match.group(10), other);
    }

    private static int bits(String letters) {
        int bits = 0;
        for (char letter : letters.toCharArray()) {
            bits |= letter == '-' ? 0 : 1 << "FSRP.UEWA".indexOf(letter);
        }
        return bits;
    }

    private TraceSegment options(@Nullable String text, int other) {
        TraceSegment built = this;
        for (String option : text == null ? new String[0] : text.split(",")) {
            String[] words = option.strip().split("[ :]");
            built = switch (words[0]) {
                case "mss" -> built.option(Bit.MSS, Integer.parseInt(words[1]), -1, 0, 0, new int[0]);
                case "wscale" -> built.option(Bit.WINDOW_SCALE, -1, Integer.parseInt(words[1]), 0, 0, new int[0]);
                case "sackOK" -> built.option(Bit.SACK_PERMITTED, -1, -1, 0, 0, new int[0]);
                case "FO" -> built.option(Bit.FAST_OPEN | Bit.FAST_OPEN_COOKIE, -1, -1, 0, 0, new int[0]);
                case "TS" ->
                    built.option(
                            Bit.TIMESTAMPS,
                            -1,
                            -1,
                            Integer.parseUnsignedInt(words[2]),
                            Integer.parseUnsignedInt(words[4]),
                            new int[0]);
                case "sack" -> built.option(Bit.SACK, -1, -1, 0, 0, edges(words, other));
                default -> throw new IllegalArgumentException("no option: " + option);
            };
        }
        return built;
    }

    private static int[] edges(String[] words, int other) {
        return Arrays.stream(words)
                .skip(1)
                .mapToInt(word -> other + (int) Long.parseLong(word))
                .toArray();
    }

    private TraceSegment option(int bit, int mss, int shift, int value, int echo, int[] edges) {
        boolean timestamps = bit == Bit.TIMESTAMPS;
        return new TraceSegment(
                frameNumber,
                timestampNanos,
                byClient,
                flags,
                sequence,
                acknowledgement,
                payloadLength,
                window,
                optionBits | bit,
                mss < 0 ? maximumSegmentSize : mss,
                shift < 0 ? windowShift : shift,
                timestamps ? value : timestampValue,
                timestamps ? echo : timestampEcho,
                edges.length == 0 ? sackEdges : edges,
                identification,
                filling,
                toItself);
    }

    private TraceSegment copy(long number, int newFlags, int seq, int ack, int win) {
        return new TraceSegment(
                number,
                timestampNanos,
                byClient,
                newFlags,
                seq,
                ack,
                payloadLength,
                win,
                optionBits,
                maximumSegmentSize,
                windowShift,
                timestampValue,
                timestampEcho,
                sackEdges,
                identification,
                filling,
                toItself);
    }

    TraceSegment numbered(long number) {
        return copy(number, flags, sequence, acknowledgement, window);
    }

    /** The same with its sequence number moved. */
    public TraceSegment sequencePlus(int octets) {
        return copy(frameNumber, flags, sequence + octets, acknowledgement, window);
    }

    /** The same with its acknowledgement number moved. */
    public TraceSegment acknowledgementPlus(int octets) {
        return copy(frameNumber, flags, sequence, acknowledgement + octets, window);
    }

    /** The same with other flags. */
    public TraceSegment flags(int newFlags) {
        return copy(frameNumber, newFlags, sequence, acknowledgement, window);
    }

    /** The same with both ends the client. */
    public TraceSegment withBothEndsClient() {
        return new TraceSegment(
                frameNumber,
                timestampNanos,
                byClient,
                flags,
                sequence,
                acknowledgement,
                payloadLength,
                window,
                optionBits,
                maximumSegmentSize,
                windowShift,
                timestampValue,
                timestampEcho,
                sackEdges,
                identification,
                filling,
                true);
    }

    @Override
    public boolean ipv6() {
        return false;
    }

    @Override
    public long sourceHigh() {
        return 0;
    }

    @Override
    public long sourceLow() {
        return byClient || toItself ? 0x0a000001 : 0x0a000002;
    }

    @Override
    public long destinationHigh() {
        return 0;
    }

    @Override
    public long destinationLow() {
        return byClient && !toItself ? 0x0a000002 : 0x0a000001;
    }

    @Override
    public int network() {
        return 0;
    }

    @Override
    public int sourcePort() {
        return byClient || toItself ? CLIENT_PORT : SERVER_PORT;
    }

    @Override
    public int destinationPort() {
        return byClient && !toItself ? SERVER_PORT : CLIENT_PORT;
    }

    @Override
    public int checksum() {
        return 0;
    }

    @Override
    public int urgentPointer() {
        return 0;
    }

    @Override
    public int headerLength() {
        return 20;
    }

    @Override
    public int capturedPayloadLength() {
        return payloadLength;
    }

    @Override
    public byte[] payloadArray() {
        byte[] payload = new byte[payloadLength];
        for (int i = 0; i < payloadLength; i++) {
            payload[i] = (byte) (filling == COUNTED ? sequence + (flags >>> 1 & 1) + i : filling);
        }
        return payload;
    }

    @Override
    public int payloadOffset() {
        return 0;
    }

    @Override
    public int sackBlocks() {
        return sackEdges.length / 2;
    }

    @Override
    public int sackLeft(int index) {
        return sackEdges[2 * index];
    }

    @Override
    public int sackRight(int index) {
        return sackEdges[2 * index + 1];
    }
}
