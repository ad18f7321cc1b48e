package io.loopshark.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;

class CaptureUnavailableTest {

    @Test
    void namesTheCureWhenTheLibraryIsMissing() {
        Throwable cause = new UnsatisfiedLinkError("Unable to load library 'pcap':\nlibpcap.so: cannot open");
        assertThat(CaptureUnavailableException.library(cause))
                .hasMessage(
                        "Loopshark cannot capture the loopback interface: libpcap is not installed, or not for this "
                                + "processor (Unable to load library 'pcap':). Install it: `apt-get install libpcap0.8` on Debian and "
                                + "Ubuntu, `dnf install libpcap` on Fedora, `apk add libpcap` on Alpine. Or do without: it is asked "
                                + "for by loopshark.engine=libpcap; auto takes a packet socket of Linux instead.");
    }

    @Test
    void namesTheCureWhenTheRightIsMissing() {
        assertThat(CaptureUnavailableException.permission("socket: Operation not permitted", new Exception()))
                .hasMessageStartingWith(
                        "Loopshark cannot capture the loopback interface: this process may not open a packet "
                                + "socket (socket: Operation not permitted). It needs the capability CAP_NET_RAW and nothing else.")
                .hasMessageContaining(
                        "setpriv --reuid=USER --init-groups --inh-caps=+net_raw --ambient-caps=+net_raw COMMAND")
                .hasMessageContaining("unshare --user --map-current-user --keep-caps --net sh -c");
    }

    @Test
    void saysSoWhenTheInterfaceIsMissing() {
        OpenCapture.open().close();
        CaptureSettings settings = new CaptureSettings("nosuch0", 192, 1 << 20);
        CaptureUnavailableException problem = catchThrowableOfType(
                CaptureUnavailableException.class, () -> LoopbackCapture.open(OpenCapture.engine(), settings));
        assertThat(problem.reason()).isEqualTo(CaptureUnavailableException.Reason.NO_INTERFACE);
        assertThat(problem).hasMessageContaining("nosuch0").hasMessageContaining("ip link set");
    }

    @Test
    void everyMessageIsOneParagraph() {
        assertThat(CaptureUnavailableException.permission("a", new Exception()).getMessage())
                .doesNotContain("\n");
        assertThat(CaptureUnavailableException.library(new UnsatisfiedLinkError("a\nb"))
                        .getMessage())
                .doesNotContain("\n");
    }
}
