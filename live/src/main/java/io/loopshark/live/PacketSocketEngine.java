package io.loopshark.live;

import io.loopshark.capture.LinkType;
import io.loopshark.live.packetsocket.PacketSocket;
import io.loopshark.live.packetsocket.PacketSocketException;
import java.io.IOException;

/** Captures through a packet socket of Linux, without any library: for containers, which seldom have libpcap. */
final class PacketSocketEngine implements CaptureEngine {

    static final String NAME = "Linux packet socket";

    @Override
    public String name() {
        return NAME + ", kernel " + System.getProperty("os.version", "unknown");
    }

    @Override
    public CaptureHandle open(CaptureSettings settings, CaptureFilter filter) throws CaptureUnavailableException {
        CaptureUnavailableException.refuseUnlessLinux();
        PacketSocket socket;
        try {
            socket = PacketSocket.open(
                    settings.interfaceName(), settings.snaplen(), settings.bufferBytes(), filter.fencePort());
        } catch (LinkageError e) {
            throw CaptureUnavailableException.nativeAccess(e);
        } catch (PacketSocketException e) {
            throw unavailable(settings.interfaceName(), e);
        }
        if (!socket.isEthernet()) {
            socket.close();
            throw CaptureUnavailableException.other(
                    "the frames of the interface " + settings.interfaceName() + " have no Ethernet header", null);
        }
        return new Handle(socket);
    }

    private static CaptureUnavailableException unavailable(String interfaceName, PacketSocketException e) {
        String message = String.valueOf(e.getMessage());
        return switch (e.reason()) {
            case NOT_PERMITTED -> CaptureUnavailableException.permission(message, e);
            case NO_INTERFACE -> CaptureUnavailableException.interfaceMissing(interfaceName, message, e);
            case OTHER -> CaptureUnavailableException.other("the kernel refuses a packet socket: " + message, e);
        };
    }

    private record Handle(PacketSocket socket) implements CaptureHandle {

        @Override
        public int linkType() {
            return LinkType.ETHERNET;
        }

        @Override
        public void run(FrameListener listener) throws IOException {
            try {
                socket.run(listener::frame);
            } catch (PacketSocketException e) {
                throw new IOException("the packet socket gives no more frames: " + e.getMessage(), e);
            } catch (RuntimeException | Error e) {
                throw new IOException("a frame could not be taken: " + e, e);
            }
        }

        @Override
        public void stop() {
            socket.stop();
        }

        @Override
        public long dropped() {
            return socket.dropped();
        }

        @Override
        public void close() {
            socket.close();
        }
    }
}
