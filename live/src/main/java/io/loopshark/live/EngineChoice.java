package io.loopshark.live;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Which engine captures. Both give the same frames and count what is lost alike. */
public enum EngineChoice {
    /** libpcap, or a packet socket where libpcap is not installed. */
    AUTO("auto"),
    /** libpcap and nothing else. */
    LIBPCAP("libpcap"),
    /** A packet socket of Linux, whether libpcap is there or not. */
    PACKET_SOCKET("packet-socket");

    /** The name of the setting: a system property, and a configuration parameter of JUnit. */
    public static final String SETTING = "loopshark.engine";

    private final String text;

    EngineChoice(String text) {
        this.text = text;
    }

    /**
     * The choice that the setting's value names, in small or capital letters.
     *
     * @throws IllegalArgumentException when it names none; the message names the choices
     */
    public static EngineChoice of(String text) {
        String wanted = text.strip().toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(choice -> choice.text.equals(wanted))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(SETTING + " is one of "
                        + Arrays.stream(values()).map(choice -> choice.text).collect(Collectors.joining(", ", "[", "]"))
                        + ", not " + text));
    }

    /**
     * What the system property says, {@link #AUTO} where it is not set.
     *
     * @throws IllegalArgumentException when it says something else; the message names the choices
     */
    public static EngineChoice configured() {
        return of(System.getProperty(SETTING, AUTO.text));
    }

    /** An engine of this choice. */
    public CaptureEngine engine() {
        return switch (this) {
            case AUTO -> new FirstAvailableEngine();
            case LIBPCAP -> new LibpcapEngine();
            case PACKET_SOCKET -> new PacketSocketEngine();
        };
    }

    /** The setting's value. */
    @Override
    public String toString() {
        return text;
    }
}
