package io.loopshark.benchmarks;

import io.loopshark.capture.ByteArrayStream;
import io.loopshark.ksy.wire.TcpHeader;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** All fields of one TCP header: by the type that Kaitai generates, read again and again, and by hand. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class TcpHeaderBenchmark {

    private static final VarHandle U2 = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle U4 = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

    private final byte[] bytes = new SampleFrames().bytes();
    private final ByteArrayStream stream = new ByteArrayStream();
    private final TcpHeader header = new TcpHeader(stream);
    private int index;

    /** Wraps the array once. */
    public TcpHeaderBenchmark() {
        stream.wrap(bytes);
    }

    private int next() {
        index = index + 1 & SampleFrames.COUNT - 1;
        return index * SampleFrames.LENGTH + SampleFrames.LINK + SampleFrames.IP;
    }

    /** One object, one stream. */
    @Benchmark
    public long kaitai() {
        stream.seek(next());
        header._read();
        return header.srcPort()
                + header.dstPort()
                + header.seqNum()
                + header.ackNum()
                + header.offsetFlags()
                + header.window()
                + header.checksum()
                + header.urgentPointer();
    }

    /** The same reads without any object. */
    @Benchmark
    public long byHand() {
        int at = next();
        return ((short) U2.get(bytes, at) & 0xffff)
                + ((short) U2.get(bytes, at + 2) & 0xffff)
                + ((int) U4.get(bytes, at + 4) & 0xffff_ffffL)
                + ((int) U4.get(bytes, at + 8) & 0xffff_ffffL)
                + ((short) U2.get(bytes, at + 12) & 0xffff)
                + ((short) U2.get(bytes, at + 14) & 0xffff)
                + ((short) U2.get(bytes, at + 16) & 0xffff)
                + ((short) U2.get(bytes, at + 18) & 0xffff);
    }
}
