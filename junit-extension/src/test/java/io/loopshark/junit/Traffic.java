package io.loopshark.junit;

import io.loopshark.report.fields.CapturedMessage;
import io.loopshark.verdict.JudgedConnection;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;

/** Traffic made of values, for tests of the assertions. */
public final class Traffic {

    /** The first frame of the test, where there are reused connections. */
    private static final long FIRST_FRAME = 7;

    private Traffic() {}

    /** Traffic that does not change. */
    public static LoopbackTraffic of(JudgedConnection... opened) {
        return growing(List.of(List.of(opened)));
    }

    /** Traffic of one connection with these messages in its data. */
    public static LoopbackTraffic carrying(List<CapturedMessage> messages, JudgedConnection opened) {
        return new LoopbackTraffic(new Values(List.of(List.of(opened)), List.of(), Phases.NONE, messages));
    }

    /** Traffic of connections that were opened before frame 7, which is the test's first. */
    public static LoopbackTraffic reusing(JudgedConnection... reused) {
        return new LoopbackTraffic(new Values(List.of(List.of()), List.of(reused), Phases.NONE));
    }

    /** Traffic with two phases, of which the second begins with this frame. */
    public static LoopbackTraffic inPhases(String first, String second, long frame, JudgedConnection... opened) {
        Phases phases = new Phases(List.of(new Phase(first, 1, frame), new Phase(second, frame, Long.MAX_VALUE)));
        return new LoopbackTraffic(new Values(List.of(List.of(opened)), List.of(), phases));
    }

    /** Traffic that goes from stage to stage as long as somebody waits for more. */
    public static LoopbackTraffic growing(List<List<JudgedConnection>> stages) {
        return new LoopbackTraffic(new Values(stages, List.of(), Phases.NONE));
    }

    private static final class Values implements LoopbackTraffic.Source {
        private final Deque<List<JudgedConnection>> left;
        private final List<JudgedConnection> reused;
        private final Phases phases;
        private final List<CapturedMessage> messages;

        Values(List<List<JudgedConnection>> stages, List<JudgedConnection> reused, Phases phases) {
            this(stages, reused, phases, List.of());
        }

        Values(
                List<List<JudgedConnection>> stages,
                List<JudgedConnection> reused,
                Phases phases,
                List<CapturedMessage> messages) {
            this.messages = messages;
            left = new ArrayDeque<>(stages);
            this.reused = reused;
            this.phases = phases;
        }

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

        @Override
        public List<JudgedConnection> matching(String filter) {
            throw new UnsupportedOperationException("there are no frames here");
        }

        @Override
        public List<CapturedMessage> messages(String protocol) {
            return messages.stream()
                    .filter(message -> message.protocol().equals(protocol))
                    .toList();
        }

        private Seen now() {
            return new Seen(
                    left.getFirst(),
                    reused,
                    connection -> false,
                    0,
                    0,
                    0,
                    0,
                    false,
                    phases,
                    frame -> reused.isEmpty() || frame >= FIRST_FRAME,
                    same -> same);
        }
    }
}
