package io.loopshark.testdata.script;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One segment of a script.
 *
 * @param nanos when it is captured, in nanoseconds since the epoch
 * @param source who sends it
 * @param destination whom it is sent to
 * @param flags the flags as they stand in the header
 * @param sequence the sequence number
 * @param acknowledgement the acknowledgement number; 0 without the ACK flag
 * @param length how many octets of data it carries
 * @param window the window field
 * @param options the options, padded to words
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record ScriptSegment(
        long nanos,
        Host source,
        Host destination,
        int flags,
        int sequence,
        int acknowledgement,
        int length,
        int window,
        byte[] options) {

    private static final int GREATEST_LENGTH = 1_460;
    private static final int SYN = 2;

    // The letters in the order of their bits, from FIN on.
    private static final String FLAGS = "FSRP.UEW";

    private static final Pattern LINE = Pattern.compile(
            "([<>]) ([" + FLAGS + "]+) (\\d+):(\\d+)\\((\\d+)\\)" + "(?: ack (\\d+))? win (\\d+)(?: <([^>]*)>)?");

    private static final byte[] TEXT = "loopshark wrote this. ".getBytes(US_ASCII);

    /**
     * Reads what follows the time on a segment's line.
     *
     * @throws IllegalArgumentException when it is no segment, or its numbers disagree
     */
    static ScriptSegment parse(String line, long nanos, Host client, Host server) {
        Matcher match = LINE.matcher(line);
        if (!match.matches()) {
            throw new IllegalArgumentException("not a segment: " + line);
        }
        Host source = match.group(1).equals(">") ? client : server;
        Host destination = source.equals(client) ? server : client;
        int flags = 0;
        for (char letter : match.group(2).toCharArray()) {
            flags |= 1 << FLAGS.indexOf(letter);
        }
        long first = Long.parseLong(match.group(3));
        int length = Integer.parseInt(match.group(5));
        String ack = match.group(6);
        if (Long.parseLong(match.group(4)) - first != length
                || (ack != null) != match.group(2).contains(".")) {
            throw new IllegalArgumentException("numbers, length and flags disagree: " + line);
        }
        int window = Integer.parseInt(match.group(7));
        if (length > GREATEST_LENGTH || window > 65_535) {
            throw new IllegalArgumentException("more than fits in: " + line);
        }
        byte[] options = match.group(8) == null ? new byte[0] : ScriptOptions.encode(match.group(8), destination.isn());
        int acknowledged = ack == null ? 0 : destination.isn() + (int) Long.parseLong(ack);
        return new ScriptSegment(
                nanos, source, destination, flags, source.isn() + (int) first, acknowledged, length, window, options);
    }

    /** The data. Each octet follows from its sequence number, so a repeated segment carries what the first one did. */
    byte[] data() {
        byte[] data = new byte[length];
        int first = sequence + (flags & SYN) / SYN - source.isn();
        for (int i = 0; i < length; i++) {
            data[i] = TEXT[Integer.remainderUnsigned(first + i, TEXT.length)];
        }
        return data;
    }
}
