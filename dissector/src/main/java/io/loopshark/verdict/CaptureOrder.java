package io.loopshark.verdict;

/** How well a capture keeps the order in which segments were sent. */
final class CaptureOrder {

    /** How much too late a capture may show a frame: queues of several processors, or of the sending card, are merged by then. */
    static final long LATE_NANOS = 5_000_000;

    private CaptureOrder() {}
}
