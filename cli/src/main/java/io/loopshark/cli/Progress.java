package io.loopshark.cli;

import io.loopshark.capture.CaptureFile;
import io.loopshark.capture.FrameSource;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/**
 * A progress bar on standard error, for a file whose size is known and that takes a while. There is none where standard error is
 * no terminal, nor where the output goes to the same terminal: it would run through the lines.
 */
final class Progress implements AutoCloseable {

    /** How many frames may pass between two looks at the clock. */
    static final int FRAMES = 1 << 16;

    private static final long PATIENCE_NANOS = 500_000_000;

    private final FrameSource source;
    private final long size;
    private final long started = System.nanoTime();
    private @Nullable ProgressBar bar;

    private Progress(FrameSource source, long size) {
        this.source = source;
        this.size = size;
    }

    static Progress of(Console console, FrameSource source) {
        Terminals terminals = console.terminals();
        boolean wanted = terminals.err() && !terminals.out();
        long size = wanted && source instanceof CaptureFile file ? file.size().orElse(-1) : -1;
        return new Progress(source, size);
    }

    /** To be called now and then. */
    void update() {
        if (size <= 0) {
            return;
        }
        if (bar == null && System.nanoTime() - started > PATIENCE_NANOS) {
            bar = new ProgressBarBuilder()
                    .setTaskName(source.name())
                    .setInitialMax(size)
                    .setUnit(" MB", 1 << 20)
                    .setStyle(ProgressBarStyle.ASCII)
                    .clearDisplayOnFinish()
                    .build();
        }
        if (bar != null) {
            bar.stepTo(source.position());
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
