package io.loopshark.field;

/** Writes one line of the protocol tree: a field's name and value, or the summary that its specification gives. */
public final class LineText {

    private LineText() {}

    /** The line of {@code node}, without indentation and without the picture of its bits. */
    public static String of(FieldNode node, Language language) {
        return of(node, node, language);
    }

    /** The line of {@code node}; fields that its summary names and that aren't within it are looked for in {@code scope}. */
    public static String of(FieldNode node, FieldNode scope, Language language) {
        Words summary = node.field().format().summary();
        String plain = node.field().name().in(language);
        String line = summary == null
                ? null
                : Template.fill(summary.in(language), node, scope, language).orElse(null);
        if (line == null) {
            String separator = language == Language.CHINESE ? "：" : ": ";
            line = ValueText.of(node, language)
                    .map(value -> plain + separator + value)
                    .orElse(plain);
        }
        return node.kind() == FieldNode.Kind.DERIVED ? "[" + line + "]" : line;
    }
}
