package io.loopshark.plugin;

import io.loopshark.plugin.ExpertNote.Group;
import io.loopshark.plugin.ExpertNote.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a specification says, with keys of ours beside {@code meta}, of its protocol's use:
 *
 * <pre>{@code
 * -column: MQTT                        # what the packet list shows under Protocol
 * -info: "{mqtt.msgtype}"              # and under Info
 * -tables: {tcp.port: [1883]}          # where it is looked for
 * -heuristic: 5                        # or: recognized by what can be read without fault from so many bytes on
 * -remember: {known_version: version}  # what the connection's later messages are read with
 * }</pre>
 *
 * <p>{@code -remember} gives each parameter of the root type, in their order, the instance whose value it has of the message before,
 * of either direction; 0 before the first message.
 *
 * @param column the text under Protocol with placeholders ({@link io.loopshark.field.Template})
 * @param info the text under Info with placeholders
 * @param tables the numbers it is responsible for, by table
 * @param heuristic how many bytes tell whether it is this protocol; 0 where it isn't to be recognized
 * @param remembered the instances whose values the parameters of the root type get, in the order of those
 */
record KsyUse(
        Optional<String> column,
        Optional<String> info,
        Map<String, List<Integer>> tables,
        int heuristic,
        List<String> remembered) {

    /** Which kind of remark an instance is. */
    record Expert(Severity severity, Group group) {

        /** From {@code warning/malformed}. */
        static Expert of(String text, Keys keys) {
            String[] words = text.split("/", 2);
            if (words.length != 2) {
                throw new SpecificationException(keys + "/-expert: not SEVERITY/GROUP: " + text);
            }
            return new Expert(
                    KsyReader.choice(Severity.class, words[0].strip(), keys),
                    KsyReader.choice(Group.class, words[1].strip(), keys));
        }
    }

    static KsyUse read(Keys root) {
        Map<String, List<Integer>> tables = new LinkedHashMap<>();
        if (root.value("-tables") instanceof Map<?, ?> declared) {
            declared.forEach((table, numbers) -> tables.put(table.toString(), numbers(numbers, root, table)));
        }
        return new KsyUse(
                root.text("-column"),
                root.text("-info"),
                tables,
                root.number("-heuristic").orElse(0),
                remembered(root));
    }

    private static List<String> remembered(Keys root) {
        List<String> instances = new ArrayList<>();
        if (root.value("-remember") instanceof Map<?, ?> declared) {
            declared.forEach((parameter, instance) -> instances.add(String.valueOf(instance)));
        }
        return List.copyOf(instances);
    }

    private static List<Integer> numbers(Object declared, Keys root, Object table) {
        List<Integer> numbers = new ArrayList<>();
        for (Object number : declared instanceof List<?> list ? list : List.of(declared)) {
            if (!(number instanceof Integer whole)) {
                throw new SpecificationException(root + "/-tables/" + table + ": not a number: " + number);
            }
            numbers.add(whole);
        }
        return numbers;
    }
}
