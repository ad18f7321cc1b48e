package io.loopshark.verdict;

import static io.loopshark.segment.SequenceNumber.after;
import static io.loopshark.segment.SequenceNumber.distance;

import io.loopshark.segment.Flags;
import io.loopshark.segment.TcpOption;

/** Several segments in one frame, as offload shows them to a capture; the other side got, and acknowledges, each for itself. */
final class SuperSegment {

    private SuperSegment() {}

    /**
     * Whether a receiver can know just {@code number} of the data at hand, the first unseen octet of which is {@code unseen}: it is
     * behind that data, at its end, or at the end of one of the segments in it. A FIN may come in a segment of its own, too.
     */
    static boolean mayEndAt(Scene scene, int unseen, int number) {
        int end = scene.segment().nextSequence();
        if (!after(scene.has(Flags.FIN) ? end - 1 : end, number)) {
            return true;
        }
        return endsSegment(scene, distance(unseen, number));
    }

    /** Whether a segment on the wire may end after so many octets of a frame. */
    static boolean endsSegment(Scene scene, int octets) {
        int options = scene.connection().agreed(TcpOption.Bit.TIMESTAMPS) ? 12 : 0;
        return endsSegment(octets, scene.to().maximumSegmentSize() - options)
                || endsSegment(octets, scene.from().maximumSegmentSize() - options);
    }

    private static boolean endsSegment(int octets, int onTheWire) {
        return onTheWire > 0 && octets % onTheWire == 0;
    }
}
