package io.loopshark.zeek;

import static io.loopshark.zeek.EndpointState.CLOSED;
import static io.loopshark.zeek.EndpointState.ESTABLISHED;
import static io.loopshark.zeek.EndpointState.INACTIVE;
import static io.loopshark.zeek.EndpointState.PARTIAL;
import static io.loopshark.zeek.EndpointState.RESET;
import static io.loopshark.zeek.EndpointState.SYN_ACK_SENT;
import static io.loopshark.zeek.EndpointState.SYN_SENT;

/** Zeek's {@code conn_state}: the states of both endpoints in one word. No number of any segment plays a part in it. */
enum ConnState {
    /** A SYN, and no answer. */
    S0,
    /** Established, and nobody has closed. */
    S1,
    /** Established, and the originator has closed. */
    S2,
    /** Established, and the responder has closed. */
    S3,
    /** Both have closed. */
    SF,
    /** The attempt was rejected. */
    REJ,
    /** Established, then the originator sent a RST. */
    RSTO,
    /** The originator sent a SYN and a RST, the responder no SYN-ACK. */
    RSTOS0,
    /** Established, then the responder sent a RST. */
    RSTR,
    /** The responder sent a SYN-ACK and a RST, the originator no SYN. */
    RSTRH,
    /** The originator sent a SYN and a FIN, the responder no SYN-ACK. */
    SH,
    /** The responder sent a SYN-ACK and a FIN, the originator no SYN. */
    SHR,
    /** None of these: mostly traffic in mid-stream. */
    OTH;

    /**
     * The word for these two states.
     *
     * @param data whether either endpoint has sent any data
     */
    static ConnState of(EndpointState originator, EndpointState responder, boolean data) {
        if (responder == RESET) {
            return afterResponderReset(originator, data);
        }
        boolean responderTookPart = tookPart(responder);
        if (originator == RESET) {
            return responderTookPart ? RSTO : RSTOS0;
        }
        if (originator == CLOSED) {
            return responder == CLOSED ? SF : responderTookPart ? S2 : SH;
        }
        if (responder == CLOSED) {
            return tookPart(originator) ? S3 : SHR;
        }
        if (originator == SYN_SENT && responder == INACTIVE) {
            return S0;
        }
        return originator == ESTABLISHED && responder == ESTABLISHED ? S1 : OTH;
    }

    private static ConnState afterResponderReset(EndpointState originator, boolean data) {
        boolean opening = originator == SYN_SENT || originator == SYN_ACK_SENT;
        if (opening || originator == RESET && !data) {
            return REJ;
        }
        return tookPart(originator) ? RSTR : RSTRH;
    }

    private static boolean tookPart(EndpointState state) {
        return state != INACTIVE && state != PARTIAL;
    }
}
