package io.loopshark.plugin;

import java.util.Locale;

/** The names that Kaitai's compiler gives the Java that it generates. */
final class JavaNames {

    private JavaNames() {}

    /** {@code tcp_option} becomes {@code TcpOption}. */
    static String ofType(String id) {
        StringBuilder name = new StringBuilder();
        for (String word : id.split("_")) {
            name.append(capitalized(word));
        }
        return name.toString();
    }

    /** {@code src_port} becomes {@code srcPort}. */
    static String ofAttribute(String id) {
        String[] words = id.split("_");
        StringBuilder name = new StringBuilder(words[0]);
        for (int i = 1; i < words.length; i++) {
            name.append(capitalized(words[i]));
        }
        return name.toString();
    }

    /** {@code TcpOption} becomes {@code tcp_option}, as far as digits don't hide where a word began. */
    static String idOf(String type) {
        return type.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
    }

    /** {@code src_port} becomes {@code Src port}, for fields without a name for people. */
    static String forPeople(String id) {
        return capitalized(id.replace('_', ' '));
    }

    private static String capitalized(String word) {
        return word.isEmpty() ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }
}
