package io.loopshark.wireshark;

/** How Wireshark compares sequence numbers where that is not how {@code SequenceNumber} does. */
final class Order {

    private Order() {}

    /** Whether {@code a} is the greater one. Of two numbers half of the sequence space apart, Wireshark takes each for greater. */
    static boolean greater(int a, int b) {
        return b - a < 0;
    }
}
