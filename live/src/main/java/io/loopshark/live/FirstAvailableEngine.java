package io.loopshark.live;

/** libpcap, and the packet socket where libpcap is not installed. */
final class FirstAvailableEngine implements CaptureEngine {

    private volatile CaptureEngine engine = new LibpcapEngine();

    /** That of the engine that was opened. */
    @Override
    public String name() {
        return engine.name();
    }

    @Override
    public CaptureHandle open(CaptureSettings settings, CaptureFilter filter) throws CaptureUnavailableException {
        try {
            return engine.open(settings, filter);
        } catch (CaptureUnavailableException e) {
            // Where libpcap works but may not capture, or finds no interface, nothing else would either.
            if (e.reason() != CaptureUnavailableException.Reason.NO_LIBRARY) {
                throw e;
            }
            engine = new PacketSocketEngine();
            return engine.open(settings, filter);
        }
    }
}
