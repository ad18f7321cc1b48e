package io.loopshark.testing;

import java.util.Scanner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes the octets of a TCP segment from a line of packetdrill notation, such as
 * {@code S. 0:0(0) ack 1 win 32768 <mss 1000,sackOK,TS val 100 ecr 7,nop,wscale 7>}.
 *
 * <p>Flags are {@code F S R P . U E W A} (E is ECE, W is CWR, A is AE), {@code -} for none. The data is {@code length} octets of a
 * pattern. Options are padded with NOPs in front as little as needed, at the end with EOL; {@code 0x…} puts any octets.
 */
public final class Tcp {

    private static final Pattern LINE =
            Pattern.compile("(?<flags>[-FSRP.UEWA]+) (?<from>\\d+):(?<to>\\d+)\\((?<length>\\d+)\\)"
                    + "(?: ack (?<ack>\\d+))?(?: win (?<win>\\d+))?(?: urg (?<urg>\\d+))?(?: <(?<options>[^>]*)>)?");
    private static final String FLAGS = "FSRP.UEWA";

    private Tcp() {}

    /**
     * The segment, with its checksum left 0.
     *
     * @param line in packetdrill notation, without direction, with raw numbers
     */
    public static byte[] segment(int sourcePort, int destinationPort, String line) {
        Matcher parts = LINE.matcher(line);
        if (!parts.matches()) {
            throw new IllegalArgumentException("not in packetdrill notation: " + line);
        }
        int length = Integer.parseInt(parts.group("length"));
        if ((int) (number(parts, "to") - number(parts, "from")) != length) {
            throw new IllegalArgumentException("length and numbers disagree: " + line);
        }
        byte[] options = parts.group("options") == null ? new byte[0] : options(parts.group("options"));
        int flags = 0;
        for (char letter : parts.group("flags").replace("-", "").toCharArray()) {
            flags |= 1 << FLAGS.indexOf(letter);
        }
        return new Octets()
                .u2(sourcePort)
                .u2(destinationPort)
                .u4(number(parts, "from"))
                .u4(number(parts, "ack"))
                .u2((5 + options.length / 4) << 12 | flags)
                .u2((int) number(parts, "win"))
                .u2(0)
                .u2((int) number(parts, "urg"))
                .bytes(options)
                .bytes(data(length))
                .toArray();
    }

    /** The data that a segment of this length carries here. */
    public static byte[] data(int length) {
        byte[] data = new byte[length];
        for (int i = 0; i < length; i++) {
            data[i] = (byte) ('a' + i % 26);
        }
        return data;
    }

    private static long number(Matcher parts, String group) {
        String text = parts.group(group);
        return text == null ? 0 : Long.parseLong(text);
    }

    private static byte[] options(String text) {
        Octets octets = new Octets();
        for (String option : text.split(",")) {
            option(octets, option.strip());
        }
        while (octets.size() % 4 != 0) {
            octets.u1(0);
        }
        return octets.toArray();
    }

    private static void option(Octets octets, String text) {
        Scanner words = new Scanner(text).useDelimiter("[ :]+");
        String name = words.next();
        switch (name) {
            case "eol" -> octets.u1(0);
            case "nop" -> octets.u1(1);
            case "mss" -> octets.u1(2).u1(4).u2(words.nextInt());
            case "wscale" -> octets.u1(3).u1(3).u1(words.nextInt());
            case "sackOK" -> octets.u1(4).u1(2);
            case "sack" -> sack(octets, words);
            case "TS" -> timestamps(octets, words);
            case "FO" -> raw(octets.u1(34), words.hasNext() ? words.next() : "");
            case "FOEXP" -> {
                byte[] cookie = Octets.hex(words.hasNext() ? words.next() : "");
                octets.u1(254).u1(4 + cookie.length).u2(0xf989).bytes(cookie);
            }
            case "md5" -> raw(octets.u1(19), words.next());
            case "kind" -> raw(octets.u1(words.nextInt()), words.hasNext() ? words.next() : "");
            default -> {
                if (!name.startsWith("0x")) {
                    throw new IllegalArgumentException("no such option: " + text);
                }
                octets.bytes(Octets.hex(name.substring(2)));
            }
        }
    }

    private static void raw(Octets octets, String hex) {
        byte[] data = Octets.hex(hex);
        octets.u1(2 + data.length).bytes(data);
    }

    private static void sack(Octets octets, Scanner words) {
        Octets blocks = new Octets();
        while (words.hasNextLong()) {
            blocks.u4(words.nextLong());
        }
        octets.u1(5).u1(2 + blocks.size()).bytes(blocks.toArray());
    }

    private static void timestamps(Octets octets, Scanner words) {
        words.next("val");
        octets.u1(8).u1(10).u4(words.nextLong());
        words.next("ecr");
        octets.u4(words.nextLong());
    }
}
