package io.loopshark.capture;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteOrder;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

class FrameAllocationTest {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @Test
    void readingAFrameOfPcapAllocatesNothing() throws IOException {
        assertNothingPerFrame(frames -> {
            CaptureBytes capture = CaptureBytes.pcap(ByteOrder.LITTLE_ENDIAN, CaptureBytes.MICROSECONDS, 1);
            for (int i = 0; i < frames; i++) {
                capture.record(i, i, new byte[100]);
            }
            return capture.bytes();
        });
    }

    @Test
    void readingAFrameOfPcapngAllocatesNothing() throws IOException {
        assertNothingPerFrame(frames -> {
            CaptureBytes capture = CaptureBytes.pcapng(ByteOrder.BIG_ENDIAN).interfaceDescription(1, 0);
            for (int i = 0; i < frames; i += 3) {
                capture.enhanced(0, i, new byte[100]).simple(100, new byte[100]).obsolete(0, i, new byte[100]);
            }
            return capture.bytes();
        });
    }

    private static void assertNothingPerFrame(IntFunction<byte[]> captureOf) throws IOException {
        byte[] few = captureOf.apply(3);
        byte[] many = captureOf.apply(30_000);
        allocatedBy(many); // what loading and linking the classes takes is not meant
        assertThat(allocatedBy(many) - allocatedBy(few)).isLessThan(1_000);
    }

    private static long allocatedBy(byte[] capture) throws IOException {
        long thread = Thread.currentThread().getId();
        long before = THREADS.getThreadAllocatedBytes(thread);
        try (CaptureFile file = CaptureFile.open(new ByteArrayInputStream(capture), "test")) {
            Frame frame = new Frame();
            while (file.next(frame)) {
                assert frame.capturedLength() == 100;
            }
        }
        return THREADS.getThreadAllocatedBytes(thread) - before;
    }
}
