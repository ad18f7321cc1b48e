package io.loopshark.report;

import io.loopshark.capture.CaptureFile;
import io.loopshark.capture.Frame;
import io.loopshark.capture.LinkType;
import io.loopshark.decode.FrameDecoder;
import io.loopshark.decode.PacketView;
import io.loopshark.testdata.Captures;
import java.io.IOException;
import java.util.HexFormat;

/** Decoded packets for tests. */
public final class Packets {

    private Packets() {}

    /** An Ethernet frame from its bytes in hexadecimal; spaces and line ends are passed over. */
    public static PacketView ethernet(String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex.replaceAll("\\s", ""));
        return ethernet(bytes, bytes.length);
    }

    /** The first {@code captured} bytes of an Ethernet frame. */
    public static PacketView ethernet(byte[] bytes, int captured) {
        Frame frame = new Frame();
        frame.set(1, 0, bytes, 0, captured, bytes.length, LinkType.ETHERNET, 0);
        return decode(frame);
    }

    /** A packet of one of the shipped captures. */
    public static PacketView ofCapture(String name, int number) throws IOException {
        try (CaptureFile capture = CaptureFile.open(Captures.open(name), name)) {
            Frame frame = new Frame();
            while (capture.next(frame)) {
                if (frame.number() == number) {
                    return decode(frame.copy());
                }
            }
        }
        throw new IllegalArgumentException(name + " has no frame " + number);
    }

    private static PacketView decode(Frame frame) {
        PacketView packet = new PacketView();
        new FrameDecoder().decode(frame, packet);
        return packet;
    }
}
