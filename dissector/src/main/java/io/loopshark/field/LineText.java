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
        String line = bare(node, scope, language);
        return node.kind() == FieldNode.Kind.DERIVED ? "[" + line + "]" : line;
    }

    /** Like {@link #of(FieldNode, FieldNode, Language)}, but never in brackets. */
    public static String bare(FieldNode node, FieldNode scope, Language language) {
        Words summary = node.field().format().summary();
        String filled = summary == null
                ? null
                : Template.fill(summary.in(language), node, scope, language).orElse(null);
        if (filled != null) {
            return filled;
        }
        String plain = node.field().name().in(language);
        String separator = language == Language.CHINESE ? "：" : ": ";
        return ValueText.of(node, language)
                .map(value -> plain + separator + value)
                .orElse(plain);
    }
}
