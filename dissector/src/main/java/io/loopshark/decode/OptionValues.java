package io.loopshark.decode;

import io.loopshark.segment.SequenceNumber;
import io.loopshark.segment.TcpOption;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Makes values of the options of a TCP header, for people; the path of every packet doesn't come here. */
final class OptionValues {

    private final byte[] bytes;
    private final OptionWalk walk = new OptionWalk();

    private OptionValues(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The options in {@code bytes}; parameters as {@link OptionWalk#begin} has them. */
    static List<TcpOption> of(byte[] bytes, int from, int capturedEnd, int end) {
        return new OptionValues(bytes).read(from, capturedEnd, end);
    }

    private List<TcpOption> read(int from, int capturedEnd, int end) {
        List<TcpOption> options = new ArrayList<>();
        walk.begin(bytes, from, capturedEnd, end);
        while (walk.next()) {
            options.add(
                    switch (walk.state()) {
                        case WELL_FORMED -> value();
                        case MALFORMED -> new TcpOption.Malformed(walk.kind(), walk.length(), walk.claimed());
                        case CUT -> new TcpOption.Cut(walk.kind(), walk.length());
                    });
        }
        return List.copyOf(options);
    }

    private TcpOption value() {
        return switch (walk.kind()) {
            case OptionWalk.END_OF_LIST -> new TcpOption.EndOfList();
            case OptionWalk.NO_OPERATION -> new TcpOption.NoOperation();
            case OptionWalk.MSS -> new TcpOption.MaximumSegmentSize(u2(2));
            case OptionWalk.WINDOW_SCALE -> new TcpOption.WindowScale(u1(2));
            case OptionWalk.SACK_PERMITTED -> new TcpOption.SackPermitted();
            case OptionWalk.SACK -> new TcpOption.Sack(blocks());
            case OptionWalk.TIMESTAMPS ->
                new TcpOption.Timestamps(SequenceNumber.unsigned(u4(2)), SequenceNumber.unsigned(u4(6)));
            case OptionWalk.MD5 -> new TcpOption.Md5Signature(hex(2));
            case OptionWalk.USER_TIMEOUT -> new TcpOption.UserTimeout((u2(2) & 0x8000) != 0, u2(2) & 0x7fff);
            case OptionWalk.AUTHENTICATION -> new TcpOption.Authentication(u1(2), u1(3), hex(4));
            case OptionWalk.MULTIPATH -> new TcpOption.Multipath(u1(2) >>> 4, hex(2));
            case OptionWalk.FAST_OPEN -> new TcpOption.FastOpen(walk.kind(), hex(2));
            default ->
                walk.experimentalFastOpen()
                        ? new TcpOption.FastOpen(walk.kind(), hex(4))
                        : new TcpOption.Unknown(walk.kind(), hex(2));
        };
    }

    private List<TcpOption.Sack.Block> blocks() {
        List<TcpOption.Sack.Block> blocks = new ArrayList<>();
        for (int at = 2; at < walk.length(); at += 8) {
            blocks.add(new TcpOption.Sack.Block(new SequenceNumber(u4(at)), new SequenceNumber(u4(at + 4))));
        }
        return blocks;
    }

    private String hex(int from) {
        return HexFormat.of().formatHex(bytes, walk.start() + from, walk.start() + walk.length());
    }

    private int u1(int at) {
        return bytes[walk.start() + at] & 0xff;
    }

    private int u2(int at) {
        return u1(at) << 8 | u1(at + 1);
    }

    private int u4(int at) {
        return u2(at) << 16 | u2(at + 2);
    }
}
