package io.loopshark.verdict;

import static io.loopshark.segment.SequenceNumber.after;
import static io.loopshark.segment.SequenceNumber.distance;

import io.loopshark.segment.TcpOption;

/** Several segments in one frame, as offload shows them to a capture; the other side got, and acknowledges, each for itself. */
final class SuperSegment {

    private SuperSegment() {}

    /**
     * Whether a receiver can know just {@code number} of the data at hand, the first unseen octet of which is {@code unseen}: it is
     * behind that data, at its end, or at the end of one of the segments in it.
     */
    static boolean mayEndAt(Scene scene, int unseen, int number) {
        if (!after(scene.segment().nextSequence(), number)) {
            return true;
        }
        int options = scene.connection().agreed(TcpOption.Bit.TIMESTAMPS) ? 12 : 0;
        int inside = distance(unseen, number);
        return endsSegment(inside, scene.to().maximumSegmentSize() - options)
                || endsSegment(inside, scene.from().maximumSegmentSize() - options);
    }

    private static boolean endsSegment(int octets, int onTheWire) {
        return onTheWire > 0 && octets % onTheWire == 0;
    }
}
