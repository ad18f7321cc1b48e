package io.loopshark.junit.assertions;

import io.loopshark.segment.Flags;
import java.util.List;

/** Flags by the names that Wireshark gives them. */
final class FlagNames {
    private static final List<String> FROM_THE_LOWEST =
            List.of("FIN", "SYN", "RST", "PSH", "ACK", "URG", "ECE", "CWR", "AE");

    private FlagNames() {}

    static Flags parse(String names) {
        int bits = 0;
        for (String name : names.split("[,\\s]+")) {
            int bit = FROM_THE_LOWEST.indexOf(name);
            if (bit < 0 && !name.isEmpty()) {
                throw new IllegalArgumentException("no flag is called " + name + "; there are " + FROM_THE_LOWEST);
            }
            bits |= bit < 0 ? 0 : 1 << bit;
        }
        return new Flags(bits);
    }
}
