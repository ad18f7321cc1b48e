package io.loopshark.cli;

import io.loopshark.report.Dissection;
import java.io.IOException;

/** One way to show frames. */
interface FrameView {

    /** Shows the frame at hand. */
    void show(Dissection frame) throws IOException;

    /** Brings out what is still held back. */
    void flush() throws IOException;

    /** A view by two methods of something that writes frames. */
    static FrameView of(Showing showing, Flushing flushing) {
        return new FrameView() {
            @Override
            public void show(Dissection frame) throws IOException {
                showing.show(frame);
            }

            @Override
            public void flush() throws IOException {
                flushing.flush();
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
