package io.loopshark.report.page;

import io.loopshark.decode.PacketView;
import io.loopshark.plugin.Dissectors;
import io.loopshark.report.Dissection;
import io.loopshark.report.StoryOutline;
import io.loopshark.report.Voice;
import io.loopshark.report.fields.CapturedMessage;
import io.loopshark.report.fields.HttpExchanges;
import io.loopshark.verdict.JudgedConnection;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Collects a capture for the teaching page, and writes it: one HTML file that needs no network, with every connection's segments,
 * states, numbers and story in English and Simplified Chinese.
 *
 * <pre>{@code
 * var page = new TeachingPage(Dissectors.NONE);
 * while (source.next(frame)) {
 *     decoder.decode(frame, packet);
 *     if (!page.take(packet)) {
 *         break;                        // there is no room for it
 *     }
 *     analysis.accept(packet);          // which gives the judged connections to page::take
 * }
 * }</pre>
 *
 * <p>Frames are to be taken before the connections that they belong to, and connections with their segments
 * ({@link io.loopshark.AnalysisOptions#keepingHeaders()}). Memory is bounded by {@link #MOST_SEGMENTS}.
 */
public final class TeachingPage {

    /** So many segments one page holds; what comes behind is left out, and the page says so. */
    public static final int MOST_SEGMENTS = 200_000;

    /** So many parts of stories one page holds; the connections behind have none. */
    private static final int MOST_PARTS = 12_000;

    /** So many parts there may be for a connection to be told as letters, too. */
    private static final int MOST_BEFORE_LETTERS = 6_000;

    /** So many connections are also shown without scripts, for those whose viewer forbids them. */
    private static final int MOST_STILL = 50;

    private final long mostSegments;
    private final Dissection dissection;
    private final HeaderBytes headers = new HeaderBytes();
    private final StepColumns columns = new StepColumns();
    private final HttpExchanges exchanges = new HttpExchanges();
    private final Base64Gzip words = new Base64Gzip();
    private final Base64Gzip stories = new Base64Gzip();
    private final PageJson json;
    private final List<JudgedConnection> still = new ArrayList<>();
    private long startNanos;
    private long frames;
    private long segments;
    private int connections;
    private int parts;
    private boolean full;

    /** @param dissectors by which the requests on the connections are found */
    public TeachingPage(Dissectors dissectors) {
        this(dissectors, MOST_SEGMENTS);
    }

    TeachingPage(Dissectors dissectors, long mostSegments) {
        this.mostSegments = mostSegments;
        dissection = new Dissection(Dissection.Options.DEFAULT, dissectors);
        try {
            json = new PageJson(words.in(), stories.in());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Takes the next frame, decoded. The packet may be reused afterwards.
     *
     * @return whether there was room for it; where there was none, nothing that comes behind is to be taken, either
     */
    public boolean take(PacketView packet) {
        if (packet.hasSegment() && segments >= mostSegments) {
            full = true;
            return false;
        }
        if (frames++ == 0) {
            startNanos = packet.timestampNanos();
        }
        dissection.take(packet);
        CapturedMessage.in(dissection).forEach(exchanges::take);
        if (packet.hasSegment()) {
            headers.take(packet);
            segments++;
        }
        return true;
    }

    /** Whether there was more than the page has room for. */
    public boolean isFull() {
        return full;
    }

    /** Takes a judged connection with its segments. */
    public void take(JudgedConnection connection) {
        int first = columns.size();
        connection.steps().forEach(step -> columns.add(step, startNanos, headers));
        Map<Voice, StoryOutline> stories = new EnumMap<>(Voice.class);
        if (parts < MOST_PARTS && !connection.steps().isEmpty()) {
            tell(connection, Voice.PLAIN, stories);
            if (parts < MOST_BEFORE_LETTERS) {
                tell(connection, Voice.LETTERS, stories);
            }
        }
        Map<Long, Integer> stepOfFrame = stepOfFrame(connection);
        try {
            json.connection(connection, first, finding -> stepOfFrame.getOrDefault(finding.frame(), -1), stories);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        connections++;
        if (still.size() < MOST_STILL) {
            still.add(connection);
        }
    }

    private void tell(JudgedConnection connection, Voice voice, Map<Voice, StoryOutline> stories) {
        StoryOutline story = StoryOutline.of(connection, voice);
        stories.put(voice, story);
        parts += story.parts().size();
    }

    /** Which step shows a frame; asked only where something was found, for it costs an entry a step. */
    private static Map<Long, Integer> stepOfFrame(JudgedConnection connection) {
        Map<Long, Integer> steps = new HashMap<>();
        for (int i = 0; i < connection.steps().size() && !connection.findings().isEmpty(); i++) {
            steps.putIfAbsent(connection.steps().get(i).segment().frameNumber(), i);
        }
        return steps;
    }

    /** How many connections the page has. */
    public int connections() {
        return connections;
    }

    /**
     * Writes the page in UTF-8; nothing can be taken afterwards.
     *
     * @param title what stands above it
     * @param out is written to, and left open
     */
    public void writeTo(OutputStream out, PageTitle title) throws IOException {
        Base64Gzip numbers = new Base64Gzip();
        try (OutputStream in = numbers.in()) {
            for (Column column : columns.all()) {
                column.writeTo(in);
            }
            headers.writeTo(in);
        }
        stories.in().close();
        json.requests(exchanges.all(), exchanges.unlisted());
        json.title(
                title,
                version(),
                startNanos,
                Map.of("frames", frames, "segments", segments, "more", isFull() ? 1L : 0L));
        json.reference();
        json.layout(columns.size(), columns.all(), headers.byteLength());
        new PageTemplate(title, still, connections).write(out, words.text(), numbers.text(), stories.text());
    }

    private static String version() {
        String version = TeachingPage.class.getPackage().getImplementationVersion();
        return version == null ? "" : version;
    }
}
