package io.loopshark.benchmarks;

import io.loopshark.capture.Frame;
import io.loopshark.decode.FrameDecoder;
import io.loopshark.decode.PacketView;
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

/** A frame from its link layer to its TCP options: by the decoder, and the least that a program written for nothing else does. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class DecodeBenchmark {

    private static final VarHandle U2 = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle U4 = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

    private final SampleFrames frames = new SampleFrames();
    private final FrameDecoder decoder = new FrameDecoder();
    private final PacketView packet = new PacketView();
    private int index;

    private Frame next() {
        index = index + 1 & SampleFrames.COUNT - 1;
        return frames.frame(index);
    }

    /** The decoder as everybody uses it. */
    @Benchmark
    public long decoder() {
        return decoder.decode(next(), packet)
                ? packet.sourceLow()
                        + packet.destinationLow()
                        + packet.sourcePort()
                        + packet.destinationPort()
                        + packet.sequence()
                        + packet.acknowledgement()
                        + packet.flags()
                        + packet.window()
                        + packet.payloadLength()
                        + packet.timestampValue()
                        + packet.timestampEcho()
                : 0;
    }

    /** The same numbers where nothing but Ethernet, IPv4 and timestamps is expected, and nothing is kept. */
    @Benchmark
    public long byHand() {
        Frame frame = next();
        byte[] bytes = frame.bytes();
        int at = frame.offset();
        if (frame.capturedLength() < 34 || (short) U2.get(bytes, at + 12) != 0x0800 || bytes[at + 23] != 6) {
            return 0;
        }
        int ip = at + 14;
        int tcp = ip + ((bytes[ip] & 0xf) << 2);
        int total = (short) U2.get(bytes, ip + 2) & 0xffff;
        int offsetFlags = (short) U2.get(bytes, tcp + 12) & 0xffff;
        int headers = tcp - ip + (offsetFlags >>> 12 << 2);
        if (total < headers || frame.capturedLength() < headers + 14) {
            return 0;
        }
        long sum = ((int) U4.get(bytes, ip + 12) & 0xffff_ffffL)
                + ((int) U4.get(bytes, ip + 16) & 0xffff_ffffL)
                + ((short) U2.get(bytes, tcp) & 0xffff)
                + ((short) U2.get(bytes, tcp + 2) & 0xffff)
                + (int) U4.get(bytes, tcp + 4)
                + (int) U4.get(bytes, tcp + 8)
                + (offsetFlags & 0xfff)
                + ((short) U2.get(bytes, tcp + 14) & 0xffff)
                + total
                - headers;
        if ((int) U4.get(bytes, tcp + 20) == 0x0101080a) {
            sum += (int) U4.get(bytes, tcp + 24) + (int) U4.get(bytes, tcp + 28);
        }
        return sum;
    }
}
