package io.loopshark.plugin;

import io.kaitai.struct.KaitaiStream.ValidationFailedError;
import io.loopshark.field.Field;
import io.loopshark.field.FieldNode;
import io.loopshark.field.FieldValues;
import io.loopshark.field.Language;
import io.loopshark.field.LineText;
import io.loopshark.field.Template;
import io.loopshark.plugin.FrameStream.EndOfBytes;
import java.util.List;
import java.util.Optional;

/** Makes a dissector of a {@link KsyProtocol}: a message is what the specification's root type reads. */
final class KsyDissector {

    private final KsyProtocol reader;
    private final KsyUse use;
    private final Protocol protocol;

    private KsyDissector(KsyProtocol reader) {
        this.reader = reader;
        use = reader.specification().use();
        Field root = reader.specification().type().field();
        List<Field> fields = KsyFields.of(reader.specification());
        // A column with placeholders tells nothing before there is a message.
        String column = use.column().filter(text -> !text.contains("{")).orElse(root.filter());
        protocol = new Protocol(root.filter(), root.name(), column, fields);
    }

    static KsyDissector of(KsyProtocol reader) {
        return new KsyDissector(reader);
    }

    Entry entry(String origin) {
        Entry entry = new Entry(protocol, Stream::new, this::packet, origin);
        use.tables()
                .forEach((table, numbers) -> entry.on(
                        table, numbers.stream().mapToInt(Integer::intValue).toArray()));
        if (use.heuristic() > 0) {
            entry.recognizedBy(this::recognizes);
        }
        return entry;
    }

    private boolean recognizes(Bytes bytes) {
        if (bytes.size() < use.heuristic()) {
            return false;
        }
        Throwable failure =
                reader.read(bytes, true, FieldValues.NONE, reader.noMemory()).failure();
        return failure == null || failure instanceof EndOfBytes;
    }

    private Progress packet(Bytes bytes) {
        KsyProtocol.Reading reading = reader.read(bytes, false, FieldValues.NONE, reader.noMemory());
        return reading.failure() instanceof ValidationFailedError ? Progress.notMine() : message(reading);
    }

    private Progress message(KsyProtocol.Reading reading) {
        FieldNode tree = reading.tree();
        String column = use.column().flatMap(text -> fill(text, tree)).orElse("");
        String info = use.info().flatMap(text -> fill(text, tree)).orElseGet(() -> LineText.of(tree, Language.ENGLISH));
        return new Progress.Message(reading.octets(), tree, column, info);
    }

    private static Optional<String> fill(String template, FieldNode tree) {
        return Template.fill(template, tree, Language.ENGLISH);
    }

    /** The messages of one connection. */
    private final class Stream implements StreamDissector {
        private boolean begun;
        private List<Long> memory = reader.noMemory();

        @Override
        public Progress next(Bytes bytes, Sender sender) {
            KsyProtocol.Reading reading = reader.read(bytes, sender.moreToCome(), FieldValues.NONE, memory);
            if (reading.failure() instanceof EndOfBytes end) {
                return Progress.wants(end.needed());
            }
            // Before the first message, what the specification rules out is a sign of another protocol; later it is a
            // fault.
            if (reading.failure() instanceof ValidationFailedError && !begun) {
                return Progress.notMine();
            }
            begun = true;
            memory = reading.memory();
            return message(reading);
        }
    }
}
