package io.loopshark.report;

import io.loopshark.field.Language;
import io.loopshark.verdict.JudgedConnection;

/**
 * How the ladder of a connection is drawn: two peers by address and port, an arrow for every segment with flags, numbers and
 * length, the time since the first segment, and beside every arrow the states that both peers have once the segment has come.
 *
 * <pre>
 *                      client 127.0.0.1:52528 (ISN 1000)           server 127.0.0.1:80 (ISN 5000)
 *    1  0.000000  SYN-SENT    │── [SYN] Seq=0 Len=0 ──────────────▶│  LISTEN
 *    2  0.000021  SYN-SENT    │◀── [SYN, ACK] Seq=0 Ack=1 Len=0 ───│  SYN-RECEIVED
 *    3  0.000034  ESTABLISHED │── [ACK] Seq=1 Ack=1 Len=0 ────────▶│  ESTABLISHED
 * </pre>
 *
 * <p>A guilty segment has a ✗ in front and the finding below it; ! marks an anomaly, i a note. Where a segment breaks no rule but
 * is what a reader objects to, as a RST where FINs are asked for, {@link #of(JudgedConnection, long)} marks it. A state in brackets is inferred,
 * not proven by the capture; a ? stands for one that the capture does not tell.
 *
 * <pre>{@code
 * System.out.println(Ladder.SHORT.of(connection));
 * System.out.println(Ladder.FULL.withRawNumbers().in(Language.CHINESE).of(connection));
 * }</pre>
 *
 * @param shortened whether only what matters is drawn: the handshake, the segments around findings, and the teardown
 * @param rawNumbers whether sequence numbers stand as they are in the header; else they count from each side's ISN
 * @param language the language of findings and remarks
 * @param palette the colours
 */
public record Ladder(boolean shortened, boolean rawNumbers, Language language, Palette palette) {

    /** What matters, in relative numbers, in English, without colours. */
    public static final Ladder SHORT = new Ladder(true, false, Language.ENGLISH, Palette.PLAIN);

    /** The same with every segment. */
    public static final Ladder FULL = new Ladder(false, false, Language.ENGLISH, Palette.PLAIN);

    /** This ladder with the numbers as they stand in the header. */
    public Ladder withRawNumbers() {
        return new Ladder(shortened, true, language, palette);
    }

    /** This ladder in another language. */
    public Ladder in(Language other) {
        return new Ladder(shortened, rawNumbers, other, palette);
    }

    /** This ladder in other colours. */
    public Ladder with(Palette other) {
        return new Ladder(shortened, rawNumbers, language, other);
    }

    /**
     * The ladder of one connection, lines ended by {@code \n}. A connection whose segments were not kept
     * ({@link io.loopshark.AnalysisOptions#keepingSteps()}) has a ladder without arrows: its findings alone.
     */
    public String of(JudgedConnection connection) {
        return new LadderDrawing(new Rungs(this, connection), palette).draw();
    }

    /**
     * The same with a ✗ before the segment of this frame, whatever the rules say of it; it is drawn in a shortened ladder, too.
     *
     * <pre>{@code
     * System.out.println(Ladder.SHORT.of(connection, 9)); // where frame 9 is a RST that should have been a FIN
     * }</pre>
     *
     * @param guiltyFrame number of a frame; of one that is not the connection's, nothing is marked
     */
    public String of(JudgedConnection connection, long guiltyFrame) {
        return new LadderDrawing(new Rungs(this, connection, guiltyFrame), palette).draw();
    }

    /** The same ladder as a picture: one SVG file, complete in itself. Colours are its own. */
    public String svg(JudgedConnection connection) {
        return new LadderSvg(this, connection).draw();
    }

    /** The same ladder as the text of a sequence diagram for Mermaid, which draws it in Markdown pages. */
    public String mermaid(JudgedConnection connection) {
        return new LadderMermaid(this, connection).write();
    }
}
