package io.loopshark.testdata.script;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * The options of a segment in packetdrill's words, separated by commas: {@code mss 1460}, {@code wscale 7}, {@code sackOK},
 * {@code TS val 100 ecr 0}, {@code sack 1461:2921}, {@code nop}. They are padded to words with End of Option List.
 */
final class ScriptOptions {

    private static final int MOST = 40;

    private ScriptOptions() {}

    /**
     * The options as they stand in the header.
     *
     * @param isn what the edges of SACK blocks count from: the receiver's ISN
     * @throws IllegalArgumentException when there is no such option, or when they are more than fit in
     */
    static byte[] encode(String text, int isn) {
        ByteBuffer octets = ByteBuffer.allocate(2 * MOST);
        for (String option : text.split(",")) {
            put(option.strip().split("[ :]"), isn, octets);
        }
        int words = (octets.position() + 3) / 4;
        if (4 * words > MOST) {
            throw new IllegalArgumentException("more than " + MOST + " octets: " + text);
        }
        return Arrays.copyOf(octets.array(), 4 * words);
    }

    private static void put(String[] words, int isn, ByteBuffer to) {
        switch (words[0]) {
            case "nop" -> to.put((byte) 1);
            case "mss" -> to.put((byte) 2).put((byte) 4).putShort(Short.parseShort(words[1]));
            case "wscale" -> to.put((byte) 3).put((byte) 3).put(Byte.parseByte(words[1]));
            case "sackOK" -> to.put((byte) 4).put((byte) 2);
            case "sack" -> {
                to.put((byte) 5).put((byte) (2 + 4 * (words.length - 1)));
                Arrays.stream(words).skip(1).forEach(edge -> to.putInt(isn + (int) Long.parseLong(edge)));
            }
            case "TS" ->
                to.put((byte) 8)
                        .put((byte) 10)
                        .putInt(Integer.parseUnsignedInt(words[2]))
                        .putInt(Integer.parseUnsignedInt(words[4]));
            default -> throw new IllegalArgumentException("no option: " + String.join(" ", words));
        }
    }
}
