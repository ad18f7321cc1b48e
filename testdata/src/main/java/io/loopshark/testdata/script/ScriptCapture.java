package io.loopshark.testdata.script;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** A script as a pcapng file: one section, whose comment is the story, one Ethernet interface with nanoseconds, one block a frame. */
final class ScriptCapture {

    private static final int SECTION = 0x0a0d_0d0a;
    private static final int INTERFACE = 1;
    private static final int PACKET = 6;

    private static final int BYTE_ORDER_MAGIC = 0x1a2b_3c4d;
    private static final int LINK_ETHERNET = 1;

    private static final int OPTION_COMMENT = 1;
    private static final int OPTION_APPLICATION = 4;
    private static final int OPTION_RESOLUTION = 9;
    private static final byte NANOSECONDS = 9;

    private final ByteArrayOutputStream file = new ByteArrayOutputStream();

    private ScriptCapture() {}

    /** The bytes of the file. */
    static byte[] of(Script script) {
        ScriptCapture capture = new ScriptCapture();
        capture.begin(script.story());
        int number = 0;
        for (ScriptSegment segment : script.segments()) {
            capture.packet(segment.nanos(), EthernetFrame.of(segment, ++number));
        }
        return capture.file.toByteArray();
    }

    private void begin(String story) {
        byte[] comment = story.getBytes(UTF_8);
        ByteBuffer section = body(comment.length + 64)
                .putInt(BYTE_ORDER_MAGIC)
                .putShort((short) 1)
                .putShort((short) 0)
                .putLong(-1); // of unknown length
        option(section, OPTION_COMMENT, comment);
        option(section, OPTION_APPLICATION, "Loopshark, from a script".getBytes(UTF_8));
        block(SECTION, section.putInt(0));
        ByteBuffer card =
                body(32).putShort((short) LINK_ETHERNET).putShort((short) 0).putInt(0);
        option(card, OPTION_RESOLUTION, NANOSECONDS);
        block(INTERFACE, card.putInt(0));
    }

    private void packet(long nanos, byte[] frame) {
        ByteBuffer packet = body(frame.length + 24)
                .putInt(0)
                .putInt((int) (nanos >>> 32))
                .putInt((int) nanos)
                .putInt(frame.length)
                .putInt(frame.length);
        padded(packet, frame);
        block(PACKET, packet);
    }

    private static void option(ByteBuffer to, int code, byte... value) {
        to.putShort((short) code).putShort((short) value.length);
        padded(to, value);
    }

    private static void padded(ByteBuffer to, byte[] octets) {
        to.put(Arrays.copyOf(octets, (octets.length + 3) / 4 * 4));
    }

    private static ByteBuffer body(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    private void block(int type, ByteBuffer body) {
        byte[] content = new byte[body.position()];
        body.flip().get(content);
        int length = content.length + 12;
        byte[] block = new byte[length];
        ByteBuffer.wrap(block)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(type)
                .putInt(length)
                .put(content)
                .putInt(length);
        file.writeBytes(block);
    }
}
