package io.loopshark.decode;

import io.loopshark.capture.ByteArrayStream;
import io.loopshark.ksy.wire.TcpOptionMss;
import io.loopshark.ksy.wire.TcpOptionWindowScale;
import io.loopshark.ksy.wire.TcpSackBlock;
import io.loopshark.segment.TcpOption;

/** Reads what tracking needs of the TCP options into the plain fields of a {@link PacketView}, without garbage. */
final class OptionScan {

    // NOP, NOP, kind 8, length 10: all the options that most segments of most connections ever have (RFC 7323, appendix
    // A).
    private static final int TIMESTAMPS_ALONE = 0x0101080a;
    private static final int TIMESTAMPS_ALONE_LENGTH = 12;

    private final OptionWalk walk = new OptionWalk();
    private final ByteArrayStream stream = new ByteArrayStream();
    private final TcpOptionMss mss = new TcpOptionMss(stream);
    private final TcpOptionWindowScale windowScale = new TcpOptionWindowScale(stream);
    private final TcpSackBlock sackBlock = new TcpSackBlock(stream);

    /**
     * Fills the option fields of {@code packet}, which are still clear.
     *
     * @param from index of the first option in the array that the packet's TCP header was read from
     * @param capturedEnd where what was captured of them ends
     * @param end where the header ends
     */
    void scan(PacketView packet, int from, int capturedEnd, int end) {
        if (end - from == TIMESTAMPS_ALONE_LENGTH && capturedEnd == end && packet.beginsWith(from, TIMESTAMPS_ALONE)) {
            packet.readTimestamps(from + 2);
            packet.optionBits = TcpOption.Bit.TIMESTAMPS;
            return;
        }
        byte[] bytes = packet.payloadArray();
        stream.wrap(bytes);
        walk.begin(bytes, from, capturedEnd, end);
        while (walk.next()) {
            packet.optionBits |= switch (walk.state()) {
                case WELL_FORMED -> read(packet);
                case MALFORMED -> TcpOption.Bit.MALFORMED;
                case CUT -> 0;
            };
        }
        if (capturedEnd < end) {
            packet.optionBits |= TcpOption.Bit.CUT;
        }
    }

    private int read(PacketView packet) {
        return switch (walk.kind()) {
            case OptionWalk.END_OF_LIST, OptionWalk.NO_OPERATION -> 0;
            case OptionWalk.MSS -> readMss(packet);
            case OptionWalk.WINDOW_SCALE -> readWindowScale(packet);
            case OptionWalk.TIMESTAMPS -> readTimestamps(packet);
            case OptionWalk.SACK -> readSack(packet);
            case OptionWalk.SACK_PERMITTED -> TcpOption.Bit.SACK_PERMITTED;
            default -> rareBit();
        };
    }

    private int rareBit() {
        return switch (walk.kind()) {
            case OptionWalk.MD5 -> TcpOption.Bit.MD5;
            case OptionWalk.USER_TIMEOUT -> TcpOption.Bit.USER_TIMEOUT;
            case OptionWalk.AUTHENTICATION -> TcpOption.Bit.AUTHENTICATION;
            case OptionWalk.MULTIPATH -> TcpOption.Bit.MPTCP;
            case OptionWalk.FAST_OPEN -> fastOpen(walk.length() - 2);
            default -> walk.experimentalFastOpen() ? fastOpen(walk.length() - 4) : TcpOption.Bit.OTHER;
        };
    }

    private static int fastOpen(int cookieLength) {
        return cookieLength > 0 ? TcpOption.Bit.FAST_OPEN | TcpOption.Bit.FAST_OPEN_COOKIE : TcpOption.Bit.FAST_OPEN;
    }

    private int readMss(PacketView packet) {
        stream.seek(walk.start());
        mss._read();
        packet.maximumSegmentSize = mss.octets();
        return TcpOption.Bit.MSS;
    }

    private int readWindowScale(PacketView packet) {
        stream.seek(walk.start());
        windowScale._read();
        packet.windowShift = windowScale.shift();
        return TcpOption.Bit.WINDOW_SCALE;
    }

    private int readTimestamps(PacketView packet) {
        packet.readTimestamps(walk.start());
        return TcpOption.Bit.TIMESTAMPS;
    }

    private int readSack(PacketView packet) {
        if (!packet.hasOption(TcpOption.Bit.SACK)) {
            packet.clearSackBlocks();
        }
        stream.seek(walk.start() + 2);
        for (int i = (walk.length() - 2) >> 3; i > 0; i--) {
            sackBlock._read();
            packet.addSackBlock((int) sackBlock.left(), (int) sackBlock.right());
        }
        return TcpOption.Bit.SACK;
    }
}
