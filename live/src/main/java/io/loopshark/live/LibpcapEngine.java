package io.loopshark.live;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.sql.Timestamp;
import org.pcap4j.core.BpfProgram.BpfCompileMode;
import org.pcap4j.core.NotOpenException;
import org.pcap4j.core.PcapHandle;
import org.pcap4j.core.PcapHandle.TimestampPrecision;
import org.pcap4j.core.PcapNativeException;
import org.pcap4j.core.PcapNetworkInterface.PromiscuousMode;
import org.pcap4j.core.Pcaps;

/** Captures through libpcap. pcap4j serves as the bare handle; its packet classes and its one-packet calls are too slow. */
final class LibpcapEngine implements CaptureEngine {

    private static final int ERROR_NO_SUCH_DEVICE = -5;
    private static final int ERROR_PERMISSION_DENIED = -8;
    private static final int ERROR_INTERFACE_NOT_UP = -9;

    // Nobody waits that long: in immediate mode each frame is given out as it comes.
    private static final int READ_TIMEOUT_MILLIS = 100;

    /** Loads libpcap and pcap4j, which takes longer than to open a capture. Where they aren't there, opening will say so. */
    static void load() {
        try {
            Pcaps.libVersion();
            MethodHandles.lookup().ensureInitialized(PcapHandle.class);
        } catch (LinkageError | IllegalAccessException e) {
            return;
        }
    }

    @Override
    public String name() {
        try {
            return Pcaps.libVersion();
        } catch (LinkageError e) {
            return "libpcap";
        }
    }

    @Override
    public CaptureHandle open(CaptureSettings settings, CaptureFilter filter) throws CaptureUnavailableException {
        CaptureUnavailableException.refuseUnlessLinux();
        try {
            PcapHandle handle = new PcapHandle.Builder(settings.interfaceName())
                    .snaplen(settings.snaplen())
                    .bufferSize(settings.bufferBytes())
                    .immediateMode(true)
                    .timeoutMillis(READ_TIMEOUT_MILLIS)
                    .timestampPrecision(TimestampPrecision.NANO)
                    .promiscuousMode(PromiscuousMode.NONPROMISCUOUS)
                    .build();
            try {
                handle.setFilter(filter.expression(), BpfCompileMode.OPTIMIZE);
                return new Handle(handle);
            } catch (PcapNativeException | NotOpenException e) {
                handle.close();
                throw CaptureUnavailableException.other("the filter was refused: " + e.getMessage(), e);
            }
        } catch (LinkageError e) {
            throw CaptureUnavailableException.library(e);
        } catch (PcapNativeException e) {
            throw unavailable(settings.interfaceName(), e);
        }
    }

    private static CaptureUnavailableException unavailable(String interfaceName, PcapNativeException e) {
        String message = String.valueOf(e.getMessage());
        int code = e.getReturnCode() == null ? 0 : e.getReturnCode();
        if (code == ERROR_PERMISSION_DENIED
                || message.contains("not permitted")
                || message.contains("ermission denied")) {
            return CaptureUnavailableException.permission(message, e);
        }
        if (code == ERROR_NO_SUCH_DEVICE || code == ERROR_INTERFACE_NOT_UP) {
            return CaptureUnavailableException.interfaceMissing(interfaceName, message, e);
        }
        return CaptureUnavailableException.other("libpcap refuses: " + message, e);
    }

    private record Handle(PcapHandle pcap) implements CaptureHandle {

        private static final int NANOS_PER_SECOND = 1_000_000_000;

        @Override
        public int linkType() {
            return pcap.getDlt().value();
        }

        @Override
        public void run(FrameListener listener) throws IOException {
            Throwable[] thrown = new Throwable[1];
            try {
                // pcap4j swallows what a listener throws: it is kept here and ends the loop.
                pcap.loop(-1, (byte[] bytes) -> {
                    try {
                        listener.frame(bytes, pcap.getOriginalLength(), nanos(pcap.getTimestamp()));
                    } catch (Throwable e) {
                        thrown[0] = e;
                        stop();
                    }
                });
            } catch (InterruptedException e) {
                // That is how pcap4j says that the loop was broken.
            } catch (PcapNativeException | NotOpenException e) {
                throw new IOException("libpcap gives no more frames: " + e.getMessage(), e);
            }
            if (thrown[0] != null) {
                throw new IOException("a frame could not be taken: " + thrown[0], thrown[0]);
            }
        }

        @Override
        public void stop() {
            try {
                pcap.breakLoop();
            } catch (NotOpenException e) {
                // Closed already: nothing runs.
            }
        }

        @Override
        public long dropped() {
            try {
                // On lo the kernel counts each frame twice: as it leaves and as it arrives.
                return (pcap.getStats().getNumPacketsDropped() + 1) / 2;
            } catch (PcapNativeException | NotOpenException e) {
                throw new IllegalStateException("libpcap does not tell what it lost: " + e.getMessage(), e);
            }
        }

        @Override
        public void close() {
            pcap.close();
        }

        private static long nanos(Timestamp time) {
            return time.getTime() / 1000 * NANOS_PER_SECOND + time.getNanos();
        }
    }
}
