package io.loopshark.report;

import static io.loopshark.report.Bilingual.say;

import io.loopshark.connection.Side;
import io.loopshark.field.Language;
import io.loopshark.segment.Flags;
import io.loopshark.verdict.Finding;
import io.loopshark.verdict.JudgedConnection;
import io.loopshark.verdict.Step;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One story while it is written down. */
final class StoryDrawing {

    private static final int WIDTH = 100;
    private static final String INDENT = "    ";

    private final Language language;
    private final Palette palette;
    private final Voice voice;
    private final JudgedConnection connection;
    private final Telling telling;
    private final FindingText findings;
    private final StringBuilder text = new StringBuilder(8192);
    private @Nullable Chapter chapter;

    StoryDrawing(Story story, JudgedConnection connection) {
        language = story.language();
        palette = story.palette();
        this.connection = connection;
        telling = new Telling(connection, story.rawNumbers());
        findings = new FindingText(language, telling.numbers);
        voice = story.voice();
    }

    String draw() {
        heading(say("Connection {0}", "连接 {0}", connection.number()));
        StoryTeller teller = new StoryTeller(telling, voice);
        Narrator narrator = teller.narrator();
        narrator.introduction().forEach(words -> paragraph("", words));
        int number = 1;
        for (StoryPart part : teller.tell()) {
            if (part.chapter() != chapter) {
                chapter = part.chapter();
                blank();
                heading(narrator.title(chapter));
            }
            blank();
            part(number, part);
            number++;
        }
        blank();
        heading(say("What became of it", "结局"));
        for (Finding finding : telling.findings.ofNoStep(connection.steps())) {
            finding("", finding, null);
        }
        narrator.conclusion().forEach(words -> paragraph("", words));
        return text.toString();
    }

    private void part(int number, StoryPart part) {
        String front = number + ". ";
        Step first = part.steps().get(0);
        if (part.single()) {
            line(palette.heading(front + title(first)));
        } else {
            Step last = part.steps().get(part.steps().size() - 1);
            Bilingual title = say(
                    "Frames {0} to {1}: {2} segments",
                    "帧 {0} 到 {1}：{2} 个报文段",
                    first.segment().frameNumber(),
                    last.segment().frameNumber(),
                    String.format(Locale.ROOT, "%,d", part.steps().size()));
            line(palette.heading(front + title.in(language)));
        }
        part.sentences().forEach(words -> paragraph(INDENT, words));
        part.changes().forEach(words -> change(words));
        if (part.single()) {
            telling.findings.of(first).forEach(finding -> finding(INDENT, finding, first));
        }
    }

    private String title(Step step) {
        boolean byClient = step.from() == Side.CLIENT;
        StringBuilder label = new StringBuilder();
        label.append('[')
                .append(Flags.names(step.segment().flags()))
                .append("] Seq=")
                .append(telling.seq(step));
        if (step.segment().has(Flags.ACK)) {
            label.append(" Ack=").append(telling.ack(step));
        }
        label.append(" Len=").append(step.segment().payloadLength());
        return say(
                        "Frame {0}, {1} s, {2} → {3}: {4}",
                        "帧 {0}，{1} 秒，{2} → {3}：{4}",
                        step.segment().frameNumber(),
                        Columns.seconds(step.segment().timestampNanos() - connection.startNanos()),
                        byClient ? new Bilingual("client", "客户端") : new Bilingual("server", "服务器"),
                        byClient ? new Bilingual("server", "服务器") : new Bilingual("client", "客户端"),
                        label)
                .in(language);
    }

    private void finding(String indent, Finding finding, @Nullable Step step) {
        for (String line : Wrapping.lines(findings.headline(finding, step), WIDTH - indent.length())) {
            line(indent + palette.of(finding.severity(), line));
        }
        findings.source(finding, step).ifPresent(source -> {
            for (String line : Wrapping.lines(source, WIDTH - indent.length() - 2)) {
                line(indent + "  " + palette.faint(line));
            }
        });
    }

    private void change(Bilingual words) {
        String front = INDENT + "▸ ";
        for (String line : Wrapping.lines(words.asSentenceIn(language), WIDTH - front.length())) {
            line(front + line);
            front = " ".repeat(front.length());
        }
    }

    private void heading(Bilingual title) {
        line(palette.heading("── " + title.in(language) + " ──"));
    }

    private void paragraph(String indent, Bilingual words) {
        for (String line : Wrapping.lines(words.asSentenceIn(language), WIDTH - indent.length())) {
            line(indent + line);
        }
    }

    private void blank() {
        text.append('\n');
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
