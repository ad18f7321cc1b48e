package io.loopshark.verdict;

import io.loopshark.connection.Side;
import io.loopshark.field.Language;
import io.loopshark.verdict.FindingPage.Example;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The pages {@code docs/findings.md} and {@code docs/findings.zh-CN.md}, made from the kinds, their rules and their examples. */
final class FindingsCatalogue {

    /** What writes the pages anew. */
    static final String COMMAND = "mvn -q -Dquick -pl dissector -am test -Dtest=FindingsCatalogueTest -Ddocs.write"
            + " -Dsurefire.failIfNoSpecifiedTests=false";

    private static final String ENGLISH = """
            # What Loopshark finds

            English · [简体中文](findings.zh-CN.md)

            Every kind of finding, with the sentence it rests on and an example from which it really comes. This page is generated
            from the rules and their tests; to write it anew: `%s`.

            | severity | mark | means |
            | --- | --- | --- |
            | VIOLATION | ✗ | a peer broke a rule; the connection is VIOLATED |
            | ANOMALY | ! | trouble on the way, or suspicious |
            | NOTE | i | worth knowing |

            The examples are in packetdrill's notation, a segment a line: `>` goes from the client to the server, `<` the other way; then
            flags (`S` SYN, `.` ACK, `F` FIN, `R` RST, `P` PSH, `U` URG, `E` ECE, `W` CWR, `A` AE), `first:next(length)` of the sequence
            numbers, and the acknowledgement number, all counted from the ISNs. `+1.5` in front is a pause of 1.5 seconds, `id` the
            IP identification, `data 41` data that is all 0x41. In the messages numbers are raw: the client's ISN is 1000, the server's
            5000. In the sentences `{0}`, `{1}` … stand for numbers and names.
            """.formatted(COMMAND);

    private static final String CHINESE = """
            # Loopshark 能发现什么

            [English](findings.md) · 简体中文

            这里列出每一种发现，它所依据的 RFC 原文，以及真正能得出它的例子。本页由规则和测试生成；重新生成的命令：
            `%s`。

            | 严重程度 | 标记 | 含义 |
            | --- | --- | --- |
            | VIOLATION | ✗ | 一方违反了规则，连接的结论是 VIOLATED |
            | ANOMALY | ! | 途中出了问题，或者可疑 |
            | NOTE | i | 值得知道 |

            例子用 packetdrill 的写法，每行一个报文段：`>` 由客户端发往服务器，`<` 方向相反；接着是标志位（`S` SYN、`.` ACK、`F` FIN、
            `R` RST、`P` PSH、`U` URG、`E` ECE、`W` CWR、`A` AE）、序号 `起始:下一个(长度)` 和确认号，都从双方的初始序号（ISN）算起。
            行首的 `+1.5` 表示停顿 1.5 秒，`id` 是 IP 标识，`data 41` 表示数据全是 0x41。消息里的数字是原始值：客户端的 ISN 是 1000，
            服务器的是 5000。句子里的 `{0}`、`{1}`……代表数字和名称。
            """.formatted(COMMAND);

    private final Language language;
    private final StringBuilder page = new StringBuilder();

    private FindingsCatalogue(Language language) {
        this.language = language;
    }

    /** The whole page. */
    static String page(Language language) {
        return new FindingsCatalogue(language).write();
    }

    private String write() {
        line(say(ENGLISH, CHINESE));
        line(say("| kind | severity | when |", "| 种类 | 严重程度 | 何时 |"));
        line("| --- | --- | --- |");
        for (FindingKind kind : FindingKind.values()) {
            String anchor = kind.name().toLowerCase(Locale.ROOT);
            String when = FindingPage.of(kind).definition().in(language);
            line("| [`" + kind + "`](#" + anchor + ") | " + kind.severity() + " | " + when + " |");
        }
        for (FindingKind kind : FindingKind.values()) {
            section(kind, FindingPage.of(kind));
        }
        return page.toString();
    }

    private void section(FindingKind kind, FindingPage text) {
        List<Finding> findings =
                text.examples().stream().map(example -> example.finding(kind)).toList();
        line("\n## " + kind + "\n");
        line("**" + kind.severity() + "**" + say(": ", "：") + text.definition().in(language) + "\n");
        for (Citation citation : citations(kind, findings)) {
            // <SEQ=SND.NXT> would be taken for HTML.
            line("> " + citation + ": “" + citation.sentence().replace("<", "&lt;") + "”\n");
        }
        line(say("What it says:\n", "说明的句子：\n"));
        patterns(findings).forEach(pattern -> line("- " + pattern));
        line(text.examples().size() > 1 ? say("\nExamples:\n", "\n例子：\n") : say("\nExample:\n", "\n例子：\n"));
        for (int i = 0; i < findings.size(); i++) {
            example(text.examples().get(i), findings.get(i));
        }
        line(say("Never taken for it:\n", "不会被误认为它的：\n"));
        text.near().forEach(near -> line("- " + near.words().in(language)));
    }

    private static Set<Citation> citations(FindingKind kind, List<Finding> findings) {
        Set<Citation> citations = new LinkedHashSet<>();
        citations.add(kind.citation());
        findings.forEach(finding -> citations.add(finding.citation()));
        return citations;
    }

    private Set<String> patterns(List<Finding> findings) {
        Set<String> patterns = new LinkedHashSet<>();
        for (Finding finding : findings) {
            Sentence sentence = finding.sentence();
            patterns.add(
                    say(sentence.englishPattern(), sentence.chinesePattern()).replace("''", "'"));
        }
        return patterns;
    }

    /** The trace, with what is found below the guilty segment. */
    private void example(Example example, Finding finding) {
        line("```");
        int frame = 0;
        for (String segment : example.text().strip().split("\n")) {
            frame++;
            line(segment);
            if (frame == example.frame()) {
                line("# " + mark(finding.severity()) + " " + where(finding)
                        + say(finding.message(), finding.messageZh()));
                numbers(finding);
            }
        }
        line("```\n");
    }

    private String where(Finding finding) {
        String by = finding.by() == null
                ? ""
                : finding.by() == Side.CLIENT ? say(", client", "，客户端") : say(", server", "，服务器");
        return say("frame ", "帧 ") + finding.frame() + by + say(": ", "：");
    }

    private void numbers(Finding finding) {
        if (finding.expected() != null && finding.actual() != null) {
            line("#   " + say("expected ", "应为 ") + finding.expected() + say(", actual ", "，实为 ") + finding.actual());
        }
    }

    private static String mark(Severity severity) {
        return switch (severity) {
            case VIOLATION -> "✗";
            case ANOMALY -> "!";
            case NOTE -> "i";
        };
    }

    private String say(String english, String chinese) {
        return language == Language.CHINESE ? chinese : english;
    }

    private void line(String text) {
        page.append(text).append('\n');
    }
}
