package io.loopshark.forging;

import io.loopshark.forging.Forgery.Calm;
import io.loopshark.forging.Forgery.Found;
import io.loopshark.forging.Forgery.Gap;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Takes the forgeries of one class in one connection. */
final class Tries {

    private final ForgeryClass kind;
    private final Consumer<Forgery> taker;

    Tries(ForgeryClass kind, Consumer<Forgery> taker) {
        this.kind = kind;
        this.taker = taker;
    }

    /** This finding is owed at this frame. */
    void owed(String what, List<Forged> segments, String finding, long frame) {
        owed(what, segments, Set.of(finding), Set.of(frame), null);
    }

    /** One of these findings is owed at one of these frames, unless the twin excuses it. */
    void owed(String what, List<Forged> segments, Set<String> findings, Set<Long> frames, @Nullable LeftOut twin) {
        taker.accept(new Forgery(kind, what, segments, new Found(findings, frames), twin));
    }

    /** A gap is to be seen. */
    void gap(String what, List<Forged> segments) {
        taker.accept(new Forgery(kind, what, segments, new Gap(), null));
    }

    /** Nobody is to blame. */
    void calm(String what, List<Forged> segments) {
        taker.accept(new Forgery(kind, what, segments, new Calm(), null));
    }
}
