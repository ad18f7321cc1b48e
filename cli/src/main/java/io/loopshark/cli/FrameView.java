package io.loopshark.cli;

import io.loopshark.report.Dissection;
import java.io.IOException;

/** One way to show frames. */
interface FrameView {

    /** Shows none. */
    FrameView NONE = of(frame -> {}, () -> {});

    /** Shows the frame at hand. */
    void show(Dissection frame) throws IOException;

    /** Brings out what is still held back. */
    void flush() throws IOException;

    /** Ends what was begun, when the last frame of the last capture has been shown. */
    default void finish() throws IOException {
        flush();
    }

    /** A view by two methods of something that writes frames. */
    static FrameView of(Showing showing, Flushing flushing) {
        return of(showing, flushing, flushing);
    }

    /** A view by three methods of something that writes frames and has an end. */
    static FrameView of(Showing showing, Flushing flushing, Flushing finishing) {
        return new FrameView() {
            @Override
            public void show(Dissection frame) throws IOException {
                showing.show(frame);
            }

            @Override
            public void flush() throws IOException {
                flushing.flush();
            }

            @Override
            public void finish() throws IOException {
                finishing.flush();
            }
        };
    }

    /** Writes the frame at hand. */
    interface Showing {
        void show(Dissection frame) throws IOException;
    }

    /** Writes what is still held back. */
    interface Flushing {
        void flush() throws IOException;
    }
}
