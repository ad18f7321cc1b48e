package io.loopshark;

import io.loopshark.capture.Frame;
import io.loopshark.capture.FrameSource;
import io.loopshark.decode.FrameDecoder;
import java.io.IOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.LongConsumer;

/**
 * Reads and decodes a source on a thread of its own, a few batches ahead of the thread that judges: the two take about the same
 * time ({@code docs/benchmarks.md}). Memory is bounded by the batches.
 */
final class ReadAhead {

    private static final int BATCHES = 4;

    private final FrameSource source;
    private final FrameDecoder decoder;
    private final BlockingQueue<DecodedBatch> empty = new ArrayBlockingQueue<>(BATCHES);
    private final BlockingQueue<DecodedBatch> full = new ArrayBlockingQueue<>(BATCHES);

    ReadAhead(FrameSource source, FrameDecoder decoder) {
        this.source = source;
        this.decoder = decoder;
    }

    /**
     * Gives every segment of the source to {@code analysis}, in order, on the caller's thread. However it ends, the source is left alone
     * afterwards.
     *
     * @param consumed is told now and then how many bytes of the input are done
     */
    void run(TcpAnalysis analysis, LongConsumer consumed) throws IOException {
        Thread reader = new Thread(this::read, "loopshark reader");
        reader.setDaemon(true);
        reader.start();
        try {
            for (int i = 0; i < BATCHES; i++) {
                empty.put(new DecodedBatch());
            }
            boolean last;
            do {
                DecodedBatch batch = full.take();
                batch.judge(analysis);
                consumed.accept(batch.position());
                last = batch.last();
                empty.put(batch);
            } while (!last);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            stop(reader);
        }
    }

    private void read() {
        Frame next = new Frame();
        boolean more = false;
        try {
            do {
                DecodedBatch batch = empty.take();
                more = batch.fill(source, decoder, next, more);
                full.put(batch);
            } while (more);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static void stop(Thread reader) {
        reader.interrupt();
        boolean interrupted = false;
        while (reader.isAlive()) {
            try {
                reader.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
