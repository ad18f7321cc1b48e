package io.loopshark.field;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Text with placeholders, as specifications give it for the lines of the protocol tree.
 *
 * <ul>
 *   <li>{@code {value}}, {@code {hex}}, {@code {raw}}, {@code {label}}: the field's own value, plain, in hexadecimal, as it stands
 *       in the header, by its name
 *   <li>{@code {bytes}}: how many octets the field takes
 *   <li>{@code {set}}: the short names of the flags within it that are set, the lowest bit first; {@code <None>} if there is none
 *   <li>{@code {children}}: the short names of the fields within it
 *   <li>{@code {tcp.srcport}}: the value of that field, found within this one; {@code {a|b}}: of the first of them that is there
 *   <li>{@code {#name}}: that field's number, even where its value has a name
 *   <li>{@code {*name}}: the lines of all fields of that name within this one
 *   <li>{@code {?name}}: no text, but only where that field has a value other than 0
 *   <li>{@code < … >}: left out when a placeholder within it has nothing to say
 * </ul>
 */
public final class Template {

    private final String text;
    private final FieldNode node;
    private final FieldNode scope;
    private final Language language;
    private int at;

    private Template(String text, FieldNode node, FieldNode scope, Language language) {
        this.text = text;
        this.node = node;
        this.scope = scope;
        this.language = language;
    }

    /** Fills in the placeholders of {@code template} from {@code node}; empty when one outside of brackets has nothing to say. */
    public static Optional<String> fill(String template, FieldNode node, Language language) {
        return fill(template, node, node, language);
    }

    /** Like {@link #fill(String, FieldNode, Language)}, but fields that aren't within {@code node} are looked for in {@code scope}. */
    public static Optional<String> fill(String template, FieldNode node, FieldNode scope, Language language) {
        return new Template(template, node, scope, language).section('\0');
    }

    private Optional<String> section(char end) {
        StringBuilder filled = new StringBuilder();
        boolean complete = true;
        while (at < text.length() && text.charAt(at) != end) {
            char next = text.charAt(at++);
            if (next == '<') {
                section('>').ifPresent(filled::append);
                at++;
            } else if (next == '{') {
                Optional<String> value = placeholder();
                value.ifPresent(filled::append);
                complete &= value.isPresent();
            } else {
                filled.append(next);
            }
        }
        return complete ? Optional.of(filled.toString()) : Optional.empty();
    }

    private Optional<String> placeholder() {
        int close = text.indexOf('}', at);
        if (close < 0) {
            throw new IllegalArgumentException("no closing brace in: " + text);
        }
        String name = text.substring(at, close);
        at = close + 1;
        return switch (name) {
            case "value" -> Optional.of(ValueText.plain(node)).filter(value -> !value.isEmpty());
            case "hex" -> Optional.of(ValueText.hex(node));
            case "raw" -> Optional.of(ValueText.raw(node));
            case "label" -> ValueText.label(node, language);
            case "bytes" -> Optional.of(Integer.toString(node.byteLength()));
            case "set" -> Optional.of(setFlags());
            case "children" -> Optional.of(children());
            default -> field(name);
        };
    }

    private Optional<String> field(String name) {
        if (name.startsWith("?")) {
            return find(name.substring(1))
                    .flatMap(FieldNode::number)
                    .filter(number -> number != 0)
                    .map(number -> "");
        }
        if (name.startsWith("#")) {
            return find(name.substring(1)).flatMap(FieldNode::number).map(Long::toUnsignedString);
        }
        if (name.startsWith("*")) {
            List<String> lines = new ArrayList<>();
            collect(node, name.substring(1), lines);
            return Optional.of(String.join(" ", lines));
        }
        for (String alternative : name.split("\\|")) {
            Optional<FieldNode> found = find(alternative).filter(field -> field.value() != null);
            if (found.isPresent()) {
                return found.map(
                        field -> ValueText.shortLabel(field, language).orElseGet(() -> ValueText.plain(field)));
            }
        }
        return Optional.empty();
    }

    private Optional<FieldNode> find(String name) {
        Optional<FieldNode> within = node.find(name);
        return within.isPresent() ? within : scope.find(name);
    }

    private void collect(FieldNode from, String name, List<String> lines) {
        if (from.field().isCalled(name)) {
            lines.add(LineText.of(from, language));
            return;
        }
        from.children().forEach(child -> collect(child, name, lines));
    }

    private String setFlags() {
        StringBuilder names = new StringBuilder();
        for (int i = node.children().size() - 1; i >= 0; i--) {
            FieldNode flag = node.children().get(i);
            if (flag.field().type() == FieldType.BOOLEAN && flag.number().orElse(0L) != 0) {
                names.append(names.isEmpty() ? "" : ", ").append(flagName(flag));
            }
        }
        return names.isEmpty() ? "<None>" : names.toString();
    }

    private String flagName(FieldNode flag) {
        Words shortName = flag.field().shortName();
        boolean single = flag.span() != null && flag.span().width() == 1;
        return single && shortName != null
                ? shortName.in(language)
                : flag.field().term().in(language);
    }

    private String children() {
        List<String> names = new ArrayList<>();
        for (FieldNode child : node.children()) {
            Words shortName = child.field().shortName();
            if (shortName != null) {
                names.add(shortName.in(language));
            }
        }
        return String.join(", ", names);
    }
}
