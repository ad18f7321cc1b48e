package io.loopshark.live;

import java.io.IOException;

/** A handle that does what another does, for tests that change one thing. */
class ForwardingHandle implements CaptureHandle {
    private final CaptureHandle handle;

    ForwardingHandle(CaptureHandle handle) {
        this.handle = handle;
    }

    @Override
    public int linkType() {
        return handle.linkType();
    }

    @Override
    public void run(FrameListener listener) throws IOException {
        handle.run(listener);
    }

    @Override
    public void stop() {
        handle.stop();
    }

    @Override
    public long dropped() {
        return handle.dropped();
    }

    @Override
    public void close() {
        handle.close();
    }
}
