package io.loopshark.live;

import io.loopshark.segment.SegmentView;

/** Both endpoints, in an order that is the same for both directions. Refilled to look things up without garbage. */
final class FlowKey {

    private long highA;
    private long lowA;
    private long highB;
    private long lowB;
    private int ports;
    private boolean ipv6;

    FlowKey show(SegmentView segment) {
        boolean forward = comesFirst(segment);
        highA = forward ? segment.sourceHigh() : segment.destinationHigh();
        lowA = forward ? segment.sourceLow() : segment.destinationLow();
        highB = forward ? segment.destinationHigh() : segment.sourceHigh();
        lowB = forward ? segment.destinationLow() : segment.sourceLow();
        ports = forward
                ? segment.sourcePort() << 16 | segment.destinationPort()
                : segment.destinationPort() << 16 | segment.sourcePort();
        ipv6 = segment.ipv6();
        return this;
    }

    private static boolean comesFirst(SegmentView segment) {
        int byPort = Integer.compare(segment.sourcePort(), segment.destinationPort());
        int byHigh = Long.compare(segment.sourceHigh(), segment.destinationHigh());
        int byLow = Long.compare(segment.sourceLow(), segment.destinationLow());
        return byPort != 0 ? byPort < 0 : byHigh != 0 ? byHigh < 0 : byLow <= 0;
    }

    FlowKey copy() {
        FlowKey copy = new FlowKey();
        copy.highA = highA;
        copy.lowA = lowA;
        copy.highB = highB;
        copy.lowB = lowB;
        copy.ports = ports;
        copy.ipv6 = ipv6;
        return copy;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FlowKey key
                && ports == key.ports
                && lowA == key.lowA
                && lowB == key.lowB
                && highA == key.highA
                && highB == key.highB
                && ipv6 == key.ipv6;
    }

    @Override
    public int hashCode() {
        long mixed = (highA * 31 + lowA) * 31 + (highB * 31 + lowB);
        int hash = Long.hashCode(mixed) * 31 + ports;
        // Neighbouring ports must not fall into neighbouring buckets of a table that is a power of two.
        return hash * 0x9E3779B9;
    }
}
