package io.loopshark.report;

import io.loopshark.decode.PacketView;
import io.loopshark.plugin.ApplicationLayer;
import io.loopshark.plugin.Dissected;
import io.loopshark.plugin.Dissectors;
import io.loopshark.segment.Flags;
import io.loopshark.wireshark.WiresharkAnalysis;
import io.loopshark.wireshark.WiresharkStreams;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the frame at hand beside its own bytes: its stream, what Wireshark's analysis says of it, its time beside other
 * frames, what the judge says. It is given every frame of a capture once and in order, shown or not; packet list and fields look at
 * it.
 *
 * <pre>{@code
 * var dissection = new Dissection(Dissection.Options.DEFAULT);
 * while (source.next(frame)) {
 *     decoder.decode(frame, packet);
 *     dissection.take(packet);
 *     list.add(dissection);
 * }
 * }</pre>
 *
 * <p>Not safe for use by several threads at once.
 */
public final class Dissection {

    /** From here on a cut TCP header shows its flags, so that Wireshark counts it into a stream. */
    private static final int ENOUGH_FOR_STREAM = 16;

    private static final int HEADER = 20;

    private final Options options;
    private final WiresharkStreams streams = new WiresharkStreams();
    private final @Nullable ApplicationLayer application;
    private List<Dissected> messages = List.of();
    private @Nullable PacketView current;
    private boolean streamed;
    private boolean observed;
    private int flags;
    private boolean begun;
    private long firstTime;
    private long time;
    private long timeDelta;

    /**
     * How frames are shown.
     *
     * @param relativeNumbers whether sequence and acknowledgement numbers count from the connection's beginning
     *     ({@code tcp.relative_sequence_numbers})
     * @param judgements what the judge says of frames
     */
    public record Options(boolean relativeNumbers, Judgements judgements) {
        /** Relative numbers, no judge. */
        public static final Options DEFAULT = new Options(true, Judgements.NONE);
    }

    /** Before the first frame of a capture. Nothing above TCP is looked for. */
    public Dissection(Options options) {
        this(options, Dissectors.NONE);
    }

    /**
     * Before the first frame of a capture.
     *
     * @param dissectors by which messages of application protocols are found; those cost time, so that
     *     {@link Dissectors#NONE} is to be preferred where nobody asks for them
     */
    public Dissection(Options options, Dissectors dissectors) {
        this.options = options;
        application = dissectors == Dissectors.NONE ? null : new ApplicationLayer(dissectors);
    }

    /** Takes the next frame of the capture. The packet is looked at until the next one is taken. */
    public void take(PacketView packet) {
        current = packet;
        streamed = packet.tcpCaptured() >= ENOUGH_FOR_STREAM && !packet.fragment();
        observed = packet.hasSegment() || streamed && packet.tcpCaptured() >= HEADER && packet.headerLength() < HEADER;
        flags = 0;
        if (observed) {
            // Wireshark analyses a header with an impossible data offset too, though it shows little of it.
            flags = streams.observe(packet);
        } else if (streamed) {
            streams.meet(packet);
        }
        if (application != null) {
            messages = packet.hasSegment() ? application.take(packet, streams.stream()) : application.take(packet);
        }
        long now = packet.timestampNanos();
        if (!begun) {
            begun = true;
            firstTime = now;
            time = now;
        }
        timeDelta = now - time;
        time = now;
    }

    /**
     * The frame taken last.
     *
     * @throws IllegalStateException before the first frame
     */
    public PacketView packet() {
        if (current == null) {
            throw new IllegalStateException("no frame taken yet");
        }
        return current;
    }

    /** Whether the frame belongs to a TCP stream; only then {@link #stream()} has a meaning. */
    public boolean streamed() {
        return streamed;
    }

    /** {@code tcp.stream}, from 0. */
    public long stream() {
        return streams.stream();
    }

    /** Whether the frame holds a whole segment, so that {@link #analysis()} tells of it. */
    public boolean analysed() {
        return packet().hasSegment();
    }

    /** What Wireshark makes of the segment and of its conversation so far. */
    public WiresharkAnalysis analysis() {
        return streams.analysis();
    }

    /** What Wireshark flags the segment with: an OR of {@link io.loopshark.wireshark.AnalysisFlag#mask()}; 0 without a segment. */
    public int flags() {
        return flags;
    }

    /** The messages of application protocols that the frame completes, in their order; valid until the next frame is taken. */
    public List<Dissected> messages() {
        return messages;
    }

    /** Nanoseconds from the capture's first frame to this one. */
    public long timeRelativeNanos() {
        return time - firstTime;
    }

    /** Nanoseconds from the capture's previous frame to this one. */
    public long timeDeltaNanos() {
        return timeDelta;
    }

    /** How frames are shown. */
    public Options options() {
        return options;
    }

    /** {@code tcp.seq} as it is to be shown, 0 to 4294967295; raw where no count is known. */
    public long sequence() {
        return observed && options.relativeNumbers()
                ? analysis().relativeSequence()
                : Integer.toUnsignedLong(packet().sequence());
    }

    /** {@code tcp.ack} as it is to be shown, 0 to 4294967295; raw where no count is known or nothing is acknowledged. */
    public long acknowledgement() {
        return observed && options.relativeNumbers() && packet().has(Flags.ACK)
                ? analysis().relativeAcknowledgement()
                : Integer.toUnsignedLong(packet().acknowledgement());
    }

    /** A SACK block's edge as it is to be shown: counted as {@link #acknowledgement()} is. */
    public long edge(int raw) {
        long moved = acknowledgement() - Integer.toUnsignedLong(packet().acknowledgement());
        return Integer.toUnsignedLong((int) (raw + moved));
    }
}
