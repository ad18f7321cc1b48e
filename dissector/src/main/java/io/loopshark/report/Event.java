package io.loopshark.report;

/** What happens in one step of a connection, whatever words it is told in: a {@link Narrator} has some for each. */
enum Event {
    /** The first SYN of a side. */
    SYN,
    /** A SYN of the other side, sent of its own accord before it has answered the first. */
    SYN_CROSSES,
    /** A SYN with the number of an earlier one. */
    SYN_AGAIN,
    /** A SYN with another number than the one before. */
    SYN_OF_ANOTHER_ATTEMPT,
    /** The first SYN-ACK of a side. */
    SYN_ACK,
    /** A SYN-ACK that was sent before. */
    SYN_ACK_AGAIN,
    /** A SYN that was sent before, now with an acknowledgement. */
    SYN_WITH_ACK_NOW,
    /** The answer to a SYN-ACK. */
    THIRD,
    /** The first FIN of the connection. */
    FIN,
    /** The FIN of the side that closes second. */
    FIN_TOO,
    /** The second FIN, sent before the first one came. */
    FIN_CROSSES,
    /** The second FIN, of who has got the first one but does not count it. */
    FIN_UNCOUNTED,
    /** A FIN that was sent before. */
    FIN_AGAIN,
    /** The first acknowledgement of a FIN, without a FIN of its own. */
    FIN_ACKNOWLEDGED,
    /** The answer to a FIN that came again after it had been acknowledged. */
    FIN_ACKNOWLEDGED_AGAIN,
    /** A RST that answers a SYN: nobody listens. */
    REFUSAL,
    /** A RST that answers a SYN-ACK which acknowledges something else than the SYN. */
    RESET_OF_WRONG_ANSWER,
    /** A RST that answers a third segment with a number that acknowledges no SYN-ACK. */
    RESET_OF_WRONG_THIRD,
    /** A RST of who had asked for the connection, instead of the third segment. */
    RESET_INSTEAD_OF_THIRD,
    /** A RST by a host that knows no such connection. */
    RESET_OF_UNKNOWN,
    /** A RST with a number that its receiver has to ignore. */
    RESET_IGNORED,
    /** A RST after both directions were closed. */
    RESET_WHEN_CLOSED,
    /** A RST by a side that had closed, in answer to something that came afterwards. */
    RESET_OF_LATE_DATA,
    /** A RST by a side that had closed, though nothing came since: it leaves something unread. */
    RESET_WITH_UNREAD_DATA,
    /** A RST by a side whose probes went without an answer. */
    RESET_AFTER_SILENCE,
    /** Any other RST: a program breaks the connection off. */
    ABORT,
    /** Data. */
    DATA,
    /** An acknowledgement of something new, without data. */
    ACKNOWLEDGEMENT,
    /** Asks whether a closed window has opened. */
    WINDOW_PROBE,
    /** Asks whether the other side is still there. */
    KEEP_ALIVE,
    /** The answer to either: the window is closed. */
    STILL_NO_ROOM,
    /** The answer to either: all is well. */
    STILL_THERE,
    /** The acknowledgement number is repeated, and a closed window opens. */
    ROOM_AGAIN,
    /** The acknowledgement number is repeated, and the window is another. */
    OTHER_WINDOW,
    /** The acknowledgement number is repeated though the other side has sent more. */
    STILL_WAITING,
    /** The acknowledgement number is repeated. */
    NOTHING_NEW,
    /** A segment without flags that say anything. */
    WITHOUT_ACK
}
