package io.loopshark.forging;

/** The classes of forgeries, in the order of the rows of the findings that they are after. */
enum ForgeryClass {
    SYN_ACKNOWLEDGED_WRONGLY(HandshakeForger::synAcknowledgement),
    SYN_NUMBERED_OTHERWISE(HandshakeForger::synSequence),
    SYN_ACK_ACKNOWLEDGED_WRONGLY(HandshakeForger::thirdAcknowledgement),
    SYN_ACK_NUMBERED_OTHERWISE(HandshakeForger::synAckSequence),
    THIRD_SEGMENT_NUMBERED_WRONGLY(HandshakeForger::thirdSequence),
    SECOND_ISN(HandshakeForger::secondIsn),
    NO_ACK_FLAG(FlagForger::noAck),
    SYN_WITH_FIN_OR_RST(FlagForger::synWithOthers),
    SYN_ON_OPEN_CONNECTION(FlagForger::synLater),
    OPTION_OF_A_SYN_LATER(OptionForger::synOptionLater),
    OPTION_NEVER_OFFERED(OptionForger::neverOffered),
    OPTION_NOT_AGREED(OptionForger::notAgreed),
    TIMESTAMPS_LEFT_OUT(OptionForger::timestampsLeftOut),
    UNSENT_ACKNOWLEDGED(NumberForger::unsentAcknowledged),
    DATA_AHEAD(NumberForger::dataAhead),
    DATA_SHORTENED(NumberForger::dataShortened),
    BEYOND_WINDOW(WindowForger::beyondWindow),
    WINDOW_SHRUNK(WindowForger::windowShrunk),
    OTHER_BYTES_AGAIN(NumberForger::otherBytesAgain),
    SACK_BLOCK_WRONG(OptionForger::sackBlocks),
    TIMESTAMP_BACK(OptionForger::timestampBack),
    FIN_NEVER_COUNTED(CloseForger::finNeverCounted),
    FIN_COUNTED_TWICE(CloseForger::finCountedTwice),
    DATA_BEHIND_FIN(CloseForger::dataBehindFin),
    FIN_BEFORE_DATA(CloseForger::finBeforeData),
    FIN_AMONG_DATA(CloseForger::finAmongData),
    FIN_AHEAD(CloseForger::finAhead),
    EMPTY_BEHIND_FIN(CloseForger::emptyBehindFin),
    RESET_NUMBERED_WRONGLY(ResetForger::resetSequence),
    RESET_FROM_NOWHERE(ResetForger::resetInserted),
    SEGMENT_REMOVED(CaptureForger::removed),
    SEGMENT_DOUBLED(CaptureForger::doubled),
    SEGMENTS_SWAPPED(CaptureForger::swapped);

    /** Forges one segment of a connection in every way of its class. */
    interface Forger {
        void forge(Original original, int index, Tries tries);
    }

    final Forger forger;

    ForgeryClass(Forger forger) {
        this.forger = forger;
    }
}
