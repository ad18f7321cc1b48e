package io.loopshark.plugin;

import io.loopshark.field.BitSpan;
import io.loopshark.field.Field;
import io.loopshark.field.Field.ValueName;
import io.loopshark.field.FieldNode;
import io.loopshark.field.FieldNode.Kind;
import io.loopshark.field.FieldType;
import io.loopshark.field.Words;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/**
 * A remark on a message that deserves attention: Wireshark's expert information, found by the filters {@code _ws.expert},
 * {@code _ws.expert.message}, {@code _ws.expert.severity} and {@code _ws.expert.group}.
 *
 * @param severity how grave it is
 * @param group what it is about
 * @param message one sentence
 */
public record ExpertNote(Severity severity, Group group, Words message) {

    /** How grave a remark is, with Wireshark's numbers. */
    public enum Severity {
        /** Usual. */
        CHAT(0x00200000, "Chat"),
        /** Notable. */
        NOTE(0x00400000, "Note"),
        /** Unusual. */
        WARNING(0x00600000, "Warning"),
        /** A serious problem. */
        ERROR(0x00800000, "Error");

        private final long number;
        private final String label;

        Severity(long number, String label) {
            this.number = number;
            this.label = label;
        }
    }

    /** What a remark is about, with Wireshark's numbers. */
    public enum Group {
        /** A checksum is wrong. */
        CHECKSUM(0x01000000, "Checksum"),
        /** Something came out of its order, or not at all. */
        SEQUENCE(0x02000000, "Sequence"),
        /** An answer tells of trouble. */
        RESPONSE_CODE(0x03000000, "Response"),
        /** A request tells of trouble. */
        REQUEST_CODE(0x04000000, "Request"),
        /** Nobody knows how to read it. */
        UNDECODED(0x05000000, "Undecoded"),
        /** The bytes break the protocol's form. */
        MALFORMED(0x07000000, "Malformed"),
        /** The protocol's rules are broken. */
        PROTOCOL(0x09000000, "Protocol"),
        /** It may be unsafe. */
        SECURITY(0x0a000000, "Security"),
        /** An assumption. */
        ASSUMPTION(0x0d000000, "Assumption");

        private final long number;
        private final String label;

        Group(long number, String label) {
            this.number = number;
            this.label = label;
        }
    }

    private static final Field EXPERT = withSummary(Field.of("_ws.expert", Words.of("Expert Info"), FieldType.NONE));
    private static final Field MESSAGE =
            Field.of("_ws.expert.message", Words.of("Expert Info Message"), FieldType.TEXT);
    private static final Field SEVERITY =
            named("_ws.expert.severity", "Severity level", Severity.values(), s -> s.number, s -> s.label);
    private static final Field GROUP = named("_ws.expert.group", "Group", Group.values(), g -> g.number, g -> g.label);

    /** The fields that remarks have. */
    static List<Field> fields() {
        return List.of(EXPERT, MESSAGE, SEVERITY, GROUP);
    }

    /** The remark as a node of a tree, on the bytes of {@code span}. */
    FieldNode node(BitSpan span) {
        List<FieldNode> parts = new ArrayList<>();
        parts.add(part(MESSAGE, message.toString(), span));
        parts.add(part(SEVERITY, severity.number, span));
        parts.add(part(GROUP, group.number, span));
        return new FieldNode(EXPERT, null, span, span.first(), parts, Kind.DERIVED, null);
    }

    private static FieldNode part(Field field, Object value, BitSpan span) {
        return new FieldNode(field, value, null, span.first(), List.of(), Kind.DERIVED, null);
    }

    private static Field withSummary(Field field) {
        String line = "Expert Info ({_ws.expert.severity}/{_ws.expert.group}): {_ws.expert.message}";
        Field.Format plain = Field.Format.PLAIN;
        return new Field(
                field.filter(),
                field.aliases(),
                field.name(),
                field.term(),
                null,
                null,
                null,
                field.type(),
                new Field.Format(plain.radix(), 1, null, Words.of(line), null, null, false),
                field.valueNames(),
                null);
    }

    private static <E> Field named(
            String filter, String name, E[] values, ToLongFunction<E> number, Function<E, String> label) {
        return new Field(
                filter,
                List.of(),
                Words.of(name),
                Words.of(name),
                null,
                null,
                null,
                FieldType.UNSIGNED,
                new Field.Format(Field.Format.PLAIN.radix(), 1, Words.of("{label}"), null, null, null, false),
                Arrays.stream(values)
                        .collect(Collectors.toMap(
                                number::applyAsLong, value -> new ValueName(Words.of(label.apply(value)), null))),
                null);
    }
}
