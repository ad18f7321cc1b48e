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
        return new LoopbackTraffic(new Values(List.of(Judging.seen(opened)), messages, Judging.DEFAULT));
    }

    /** Traffic of connections that were opened before frame 7, which is the test's first. */
    public static LoopbackTraffic reusing(JudgedConnection... reused) {
        return of(Judging.reused(FIRST_FRAME, reused), Judging.DEFAULT);
    }

    /** Traffic with two phases, of which the second begins with this frame. */
    public static LoopbackTraffic inPhases(String first, String second, long frame, JudgedConnection... opened) {
        Phases phases = new Phases(List.of(new Phase(first, 1, frame), new Phase(second, frame, Long.MAX_VALUE)));
        return of(Judging.inPhases(phases, opened), Judging.DEFAULT);
    }

    /** Traffic that goes from stage to stage as long as somebody waits for more. */
    public static LoopbackTraffic growing(List<List<JudgedConnection>> stages) {
        List<Seen> seen = stages.stream()
                .map(opened -> Judging.seen(opened.toArray(JudgedConnection[]::new)))
                .toList();
        return new LoopbackTraffic(new Values(seen, List.of(), Judging.DEFAULT));
    }

    /** What was seen, as traffic of a test that asks this. */
    static LoopbackTraffic of(Seen seen, Expectations expectations) {
        return new LoopbackTraffic(new Values(List.of(seen), List.of(), expectations));
    }

    private static final class Values implements LoopbackTraffic.Source {
        private final Deque<Seen> left;
        private final List<CapturedMessage> messages;
        private final Expectations expectations;

        Values(List<Seen> stages, List<CapturedMessage> messages, Expectations expectations) {
            left = new ArrayDeque<>(stages);
            this.messages = messages;
            this.expectations = expectations;
        }

        @Override
        public Seen await(Predicate<Seen> enough, Duration patience) {
            while (left.size() > 1 && !enough.test(left.getFirst())) {
                left.removeFirst();
            }
            return left.getFirst();
        }

        @Override
        public Seen await() {
            return left.getFirst();
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

        @Override
        public Expectations expectations() {
            return expectations;
        }
    }
}
