package io.loopshark.live.packetsocket;

import com.sun.jna.LastErrorException;
import java.io.IOException;
import java.util.regex.Pattern;

/** The kernel refuses a call; the message is the call and the reason: {@code socket: Operation not permitted}. */
public final class PacketSocketException extends IOException {

    private static final long serialVersionUID = 1L;

    /** Kinds of refusal that have a cure of their own. */
    public enum Reason {
        /** The process lacks CAP_NET_RAW. */
        NOT_PERMITTED,
        /** The interface does not exist, or is down. */
        NO_INTERFACE,
        /** Anything else. */
        OTHER
    }

    private static final int EPERM = 1;
    private static final int EACCES = 13;
    private static final int ENODEV = 19;
    private static final int ENETDOWN = 100;

    /** JNA puts the number before the text. */
    private static final Pattern NUMBER = Pattern.compile("^\\[\\d+] ");

    private final Reason reason;

    PacketSocketException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    PacketSocketException(String call, LastErrorException problem) {
        super(call + ": " + NUMBER.matcher(String.valueOf(problem.getMessage())).replaceFirst(""), problem);
        reason = reasonOf(problem.getErrorCode());
    }

    /** What the kernel has left for the reader of a socket, as a number only. */
    static PacketSocketException pending(String call, int error) {
        return error == ENETDOWN
                ? new PacketSocketException(Reason.NO_INTERFACE, call + ": Network is down")
                : new PacketSocketException(reasonOf(error), call + ": error " + error);
    }

    private static Reason reasonOf(int error) {
        return switch (error) {
            case EPERM, EACCES -> Reason.NOT_PERMITTED;
            case ENODEV, ENETDOWN -> Reason.NO_INTERFACE;
            default -> Reason.OTHER;
        };
    }

    /** The kind of refusal. */
    public Reason reason() {
        return reason;
    }
}
