package io.loopshark.junit;

import io.loopshark.AnalysisOptions;
import io.loopshark.TcpAnalysis;
import io.loopshark.capture.Frame;
import io.loopshark.capture.FrameSource.Trust;
import io.loopshark.capture.LinkType;
import io.loopshark.verdict.JudgedConnection;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Connections in packetdrill's notation, a segment a line, judged with every segment kept: {@code > S 0:0(0) <mss 1460>} goes from
 * 127.0.0.1:40000 to port 80, {@code <} the other way. Numbers count from the ISNs. A line may open with {@code +0.2}, seconds since
 * the line before (ten microseconds without it).
 */
public final class Script {
    /** Three segments. */
    public static final String OPENING = """
            > S 0:0(0) <mss 1460>
            < S. 0:0(0) ack 1 <mss 1460>
            > . 1:1(0) ack 1
            """;
    /** A request of 100 octets and an answer of 200, frames 4 to 7. */
    public static final String TALK = """
            > P. 1:101(100) ack 1
            < . 1:1(0) ack 101
            < P. 1:201(200) ack 101
            > . 101:101(0) ack 201
            """;
    /** The end by the client after that, frames 8 to 10. */
    public static final String CLOSING = """
            > F. 101:101(0) ack 201
            < F. 201:201(0) ack 102
            > . 102:102(0) ack 202
            """;
    /** Ten orderly segments. */
    public static final String ORDERLY = OPENING + TALK + CLOSING;

    private static final Pattern LINE = Pattern.compile(
            "(?:\\+([\\d.]+) )?([<>]) ([FSRP.]+) (\\d+):\\d+\\((\\d+)\\)" + "(?: ack (\\d+))?(?: <(mss \\d+|FO)>)?");
    private static final int LOOPBACK = 0x7f00_0001;
    private static final int CLIENT_ISN = 1_000_000;
    private static final int SERVER_ISN = 2_000_000_000;

    private final TcpAnalysis analysis;
    private final List<JudgedConnection> ended = new ArrayList<>();
    private long nanos = 1_000_000_000L;
    private long frames;

    private Script() {
        analysis = new TcpAnalysis(AnalysisOptions.DEFAULT.keepingSteps(), ended::add);
    }

    /** The one connection of this script. */
    public static JudgedConnection of(String script) {
        List<JudgedConnection> judged = all(script);
        if (judged.size() != 1) {
            throw new AssertionError("expected one connection, not " + judged);
        }
        return judged.get(0);
    }

    /** One connection a script, one after another, from the ports 40000, 40001 … */
    public static List<JudgedConnection> all(String... scripts) {
        Script whole = new Script();
        for (int i = 0; i < scripts.length; i++) {
            int client = 40_000 + i;
            scripts[i].lines().map(String::strip).forEach(line -> whole.take(line, client));
        }
        whole.analysis.finish(Trust.FILE);
        whole.ended.sort(Comparator.comparingInt(JudgedConnection::number));
        return whole.ended;
    }

    private void take(String line, int client) {
        Matcher match = LINE.matcher(line);
        if (!match.matches()) {
            throw new IllegalArgumentException("not a segment: " + line);
        }
        nanos += match.group(1) == null ? 10_000 : Math.round(Double.parseDouble(match.group(1)) * 1e9);
        byte[] packet = packet(match, client);
        Frame frame = new Frame();
        frame.set(++frames, nanos, packet, 0, packet.length, packet.length, LinkType.RAW, 0);
        analysis.accept(frame);
    }

    private static byte[] packet(Matcher match, int client) {
        boolean byClient = match.group(2).equals(">");
        int own = byClient ? CLIENT_ISN : SERVER_ISN;
        int other = byClient ? SERVER_ISN : CLIENT_ISN;
        byte[] options = options(match.group(7));
        int payload = Integer.parseInt(match.group(5));
        int length = 40 + options.length + payload;
        ByteBuffer bytes = ByteBuffer.allocate(length);
        bytes.putShort((short) 0x4500).putShort((short) length).putInt(0);
        bytes.put((byte) 64).put((byte) 6).putShort((short) 0).putInt(LOOPBACK).putInt(LOOPBACK);
        bytes.putShort((short) (byClient ? client : 80)).putShort((short) (byClient ? 80 : client));
        bytes.putInt(own + Integer.parseInt(match.group(4)));
        bytes.putInt(match.group(6) == null ? 0 : other + Integer.parseInt(match.group(6)));
        bytes.putShort((short) ((20 + options.length) / 4 << 12 | flags(match.group(3))));
        bytes.putShort((short) 0xffff).putInt(0).put(options);
        return bytes.array();
    }

    private static int flags(String letters) {
        return letters.chars().map(letter -> 1 << "FSRP.".indexOf(letter)).sum();
    }

    private static byte[] options(String text) {
        if (text == null) {
            return new byte[0];
        }
        if (text.equals("FO")) {
            return new byte[] {34, 10, 1, 2, 3, 4, 5, 6, 7, 8, 1, 1};
        }
        return ByteBuffer.allocate(4)
                .putShort((short) 0x0204)
                .putShort(Short.parseShort(text.substring(4)))
                .array();
    }
}
