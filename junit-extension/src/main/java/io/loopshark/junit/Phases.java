package io.loopshark.junit;

import io.loopshark.live.Observation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The phases of a test, in their order; each ends where the next one begins. */
record Phases(List<Phase> list) {
    static final Phases NONE = new Phases(List.of());

    Phases {
        list = List.copyOf(list);
    }

    static Phases of(Map<String, Long> marks, Observation observation) {
        List<Map.Entry<String, Long>> ordered = List.copyOf(new LinkedHashMap<>(marks).entrySet());
        List<Phase> phases = new ArrayList<>();
        for (int i = 0; i < ordered.size(); i++) {
            long end = i + 1 == ordered.size()
                    ? Long.MAX_VALUE
                    : observation.firstFrameSince(ordered.get(i + 1).getValue());
            phases.add(new Phase(
                    ordered.get(i).getKey(),
                    observation.firstFrameSince(ordered.get(i).getValue()),
                    end));
        }
        return new Phases(phases);
    }
}
