package io.loopshark.segment;

/** A segment as a line of packetdrill notation: {@code P. 1:11(10) ack 1 win 512 <TS val 7 ecr 8>}. */
final class SegmentText {

    private static final int[] BITS = {
        Flags.FIN, Flags.SYN, Flags.RST, Flags.PSH, Flags.ACK, Flags.URG, Flags.ECE, Flags.CWR, Flags.AE
    };
    private static final String LETTERS = "FSRP.UEWA";

    private SegmentText() {}

    static String of(SegmentView segment) {
        StringBuilder text = new StringBuilder(80);
        for (int i = 0; i < BITS.length; i++) {
            if (segment.has(BITS[i])) {
                text.append(LETTERS.charAt(i));
            }
        }
        if (text.isEmpty()) {
            text.append('-');
        }
        long from = SequenceNumber.unsigned(segment.sequence());
        long to = SequenceNumber.unsigned(segment.sequence() + segment.payloadLength());
        text.append(' ').append(from).append(':').append(to);
        text.append('(').append(segment.payloadLength()).append(')');
        if (segment.has(Flags.ACK)) {
            text.append(" ack ").append(SequenceNumber.unsigned(segment.acknowledgement()));
        }
        text.append(" win ").append(segment.window());
        if (segment.has(Flags.URG)) {
            text.append(" urg ").append(segment.urgentPointer());
        }
        String options = options(segment);
        return options.isEmpty()
                ? text.toString()
                : text.append(" <").append(options).append('>').toString();
    }

    private static String options(SegmentView segment) {
        StringBuilder text = new StringBuilder();
        if (segment.hasOption(TcpOption.Bit.MSS)) {
            text.append(",mss ").append(segment.maximumSegmentSize());
        }
        if (segment.hasOption(TcpOption.Bit.SACK_PERMITTED)) {
            text.append(",sackOK");
        }
        if (segment.hasOption(TcpOption.Bit.TIMESTAMPS)) {
            text.append(",TS val ").append(Integer.toUnsignedString(segment.timestampValue()));
            text.append(" ecr ").append(Integer.toUnsignedString(segment.timestampEcho()));
        }
        if (segment.hasOption(TcpOption.Bit.WINDOW_SCALE)) {
            text.append(",wscale ").append(segment.windowShift());
        }
        if (segment.sackBlocks() > 0) {
            text.append(",sack");
            for (int i = 0; i < segment.sackBlocks(); i++) {
                text.append(' ').append(SequenceNumber.unsigned(segment.sackLeft(i)));
                text.append(':').append(SequenceNumber.unsigned(segment.sackRight(i)));
            }
        }
        if (segment.hasOption(TcpOption.Bit.FAST_OPEN)) {
            text.append(",FO");
        }
        return text.isEmpty() ? "" : text.substring(1);
    }
}
