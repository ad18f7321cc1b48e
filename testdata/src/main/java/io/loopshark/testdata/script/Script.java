package io.loopshark.testdata.script;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A script: its story in comments, who the two hosts are, and what they send.
 *
 * <pre>
 * # An old duplicate of a SYN reaches the server.          the story: the comments above everything else
 *
 * client 192.0.2.1:52528 isn 0                             with isn 0 the numbers below are those of the wire
 * server 198.51.100.1:80 isn 0
 *
 * &gt; S 100:100(0) win 65535 &lt;mss 1460&gt;                      client to server; first number, number after the last octet, octets
 * +0.05 &lt; S. 300:300(0) ack 101 win 65535 &lt;mss 1460&gt;       50 ms later, server to client
 * </pre>
 *
 * <p>A line with a host may come again further down: what follows is another connection.
 *
 * <p>A segment without a time follows the one before it after ten microseconds. Flags are packetdrill's: {@code S F R P U E W}, and a
 * dot for ACK; what {@link ScriptOptions} says of options.
 *
 * @param story the first paragraph of the comments, on one line
 * @param segments what is sent, in order
 */
record Script(String story, List<ScriptSegment> segments) {

    /** When a script begins: midnight of 1 January 2026, UTC. */
    private static final long BEGIN_NANOS = 1_767_225_600_000_000_000L;

    private static final long STEP_NANOS = 10_000;
    private static final Pattern HOST = Pattern.compile("(client|server) ([\\d.]+):(\\d+) isn (\\d+)");
    private static final Pattern SEGMENT = Pattern.compile("(?:\\+(\\d+(?:\\.\\d+)?) )?([<>] .*)");

    Script {
        segments = List.copyOf(segments);
    }

    /**
     * Reads a script.
     *
     * @throws IllegalArgumentException when it isn't one; the message names the line
     */
    static Script parse(String text) {
        StringBuilder story = new StringBuilder();
        boolean storyOver = false;
        Host client = null;
        Host server = null;
        List<ScriptSegment> segments = new ArrayList<>();
        long nanos = BEGIN_NANOS;
        for (String line : text.lines().map(String::strip).toList()) {
            Matcher host = HOST.matcher(line);
            Matcher segment = SEGMENT.matcher(line);
            if (line.startsWith("#") && line.length() > 1 && !storyOver) {
                story.append(story.isEmpty() ? "" : " ")
                        .append(line.substring(1).strip());
            } else if (line.isEmpty() || line.startsWith("#")) {
                storyOver = true;
            } else if (host.matches()) {
                boolean own = host.group(1).equals("client");
                client = own ? Host.parse(host.group(2), host.group(3), host.group(4), 1) : client;
                server = own ? server : Host.parse(host.group(2), host.group(3), host.group(4), 2);
            } else if (segment.matches() && client != null && server != null) {
                nanos += segments.isEmpty() ? 0 : delay(segment.group(1));
                segments.add(ScriptSegment.parse(segment.group(2), nanos, client, server));
            } else {
                throw new IllegalArgumentException("neither host nor segment: " + line);
            }
        }
        if (segments.isEmpty() || story.isEmpty()) {
            throw new IllegalArgumentException("a script has a story, a client, a server and segments");
        }
        return new Script(story.toString(), segments);
    }

    private static long delay(@Nullable String seconds) {
        return seconds == null
                ? STEP_NANOS
                : new BigDecimal(seconds).movePointRight(9).longValueExact();
    }
}
