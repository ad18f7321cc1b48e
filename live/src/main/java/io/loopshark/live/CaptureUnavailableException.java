package io.loopshark.live;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Live capture is not possible here. The message is one paragraph for the user: what is missing, and the cure. */
public final class CaptureUnavailableException extends IOException {

    private static final long serialVersionUID = 1L;

    /** What is missing. */
    public enum Reason {
        /** The system is not Linux. */
        UNSUPPORTED_SYSTEM,
        /** libpcap is not installed, and nothing else was to be tried. */
        NO_LIBRARY,
        /** The process may not open a packet socket. */
        NO_PERMISSION,
        /** The loopback interface is missing, or down. */
        NO_INTERFACE,
        /** Something else, told in the message. */
        OTHER
    }

    private static final String CANNOT = "Loopshark cannot capture the loopback interface: ";

    /** The way without any privilege, as the user types it. */
    private static final String NAMESPACE = "unshare --user --map-current-user --keep-caps --net "
            + "sh -c 'ip link set lo up; exec \"$@\"' sh COMMAND";

    private final Reason reason;

    private CaptureUnavailableException(Reason reason, String message, @Nullable Throwable cause) {
        super(CANNOT + message, cause);
        this.reason = reason;
    }

    /** What is missing. */
    public Reason reason() {
        return reason;
    }

    static CaptureUnavailableException system(String system) {
        return new CaptureUnavailableException(
                Reason.UNSUPPORTED_SYSTEM,
                "that works on Linux only, and this is " + system + ". Capture files can be read here all the same: "
                        + "record with tcpdump or Wireshark and use `loopshark verify FILE`.",
                null);
    }

    static void refuseUnlessLinux() throws CaptureUnavailableException {
        String system = System.getProperty("os.name", "an unknown system");
        if (!system.startsWith("Linux")) {
            throw system(system);
        }
    }

    /** libpcap could not be loaded, or JNA, through which it is called. */
    static CaptureUnavailableException library(Throwable cause) {
        if (String.valueOf(cause.getMessage()).contains("jnidispatch")) {
            return nativeAccess(cause);
        }
        return new CaptureUnavailableException(
                Reason.NO_LIBRARY,
                "libpcap is not installed, or not for this processor (" + firstLine(cause) + "). Install it: "
                        + "`apt-get install libpcap0.8` on Debian and Ubuntu, `dnf install libpcap` on Fedora, "
                        + "`apk add libpcap` on Alpine. Or do without: it is asked for by " + EngineChoice.SETTING + "="
                        + EngineChoice.LIBPCAP + "; " + EngineChoice.AUTO + " takes a packet socket of Linux instead.",
                cause);
    }

    static CaptureUnavailableException nativeAccess(Throwable cause) {
        return other(
                "the native part of JNA could not be loaded (" + firstLine(cause)
                        + "). It is unpacked to the folder for"
                        + " temporary files; where nothing may be executed there, name another one with"
                        + " -Djna.tmpdir=FOLDER",
                cause);
    }

    static CaptureUnavailableException permission(String what, Throwable cause) {
        return new CaptureUnavailableException(
                Reason.NO_PERMISSION,
                "this process may not open a packet socket (" + what + "). It needs the capability CAP_NET_RAW and "
                        + "nothing else. Run as root (containers usually leave NET_RAW to root; where it was dropped, add it with "
                        + "`--cap-add=NET_RAW`); or let root start the command with `setpriv --reuid=USER --init-groups "
                        + "--inh-caps=+net_raw --ambient-caps=+net_raw COMMAND`; or, without any privilege where user namespaces "
                        + "are allowed, run it in a network namespace of its own: `" + NAMESPACE
                        + "`. Do not use setcap on the "
                        + "java binary: it would no longer find its libraries.",
                cause);
    }

    static CaptureUnavailableException interfaceMissing(String name, String what, @Nullable Throwable cause) {
        return new CaptureUnavailableException(
                Reason.NO_INTERFACE,
                "the interface " + name + " is missing or down (" + what
                        + "). A new network namespace has it down: bring it up " + "with `ip link set " + name
                        + " up`.",
                cause);
    }

    static CaptureUnavailableException other(String what, @Nullable Throwable cause) {
        return new CaptureUnavailableException(Reason.OTHER, what + ".", cause);
    }

    private static String firstLine(Throwable problem) {
        String message = problem.getMessage();
        return message == null
                ? problem.getClass().getSimpleName()
                : message.lines().findFirst().orElse("");
    }
}
