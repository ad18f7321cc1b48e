package io.loopshark.junit;

import io.loopshark.verdict.JudgedConnection;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;

/** Traffic made of values, for tests of the assertions. */
public final class Traffic {

    private Traffic() {}

    /** Traffic that does not change. */
    public static LoopbackTraffic of(JudgedConnection... opened) {
        return growing(List.of(List.of(opened)));
    }

    /** Traffic that goes from stage to stage as long as somebody waits for more. */
    public static LoopbackTraffic growing(List<List<JudgedConnection>> stages) {
        Deque<List<JudgedConnection>> left = new ArrayDeque<>(stages);
        return new LoopbackTraffic(new LoopbackTraffic.Source() {
            @Override
            public Seen await(Predicate<Seen> enough, Duration patience) {
                while (left.size() > 1 && !enough.test(now())) {
                    left.removeFirst();
                }
                return now();
            }

            @Override
            public Seen await() {
                return now();
            }

            @Override
            public void mark(String name) {
                throw new IllegalStateException("nothing grows in phases here");
            }

            private Seen now() {
                return new Seen(left.getFirst(), List.of(), 0, 0, 0, false, Phases.NONE, frame -> true, same -> same);
            }
        });
    }
}
