package io.loopshark.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class EngineChoiceTest {
    private final String before = System.getProperty(EngineChoice.SETTING);

    @AfterEach
    void setAsBefore() {
        if (before == null) {
            System.clearProperty(EngineChoice.SETTING);
        } else {
            System.setProperty(EngineChoice.SETTING, before);
        }
    }

    @ParameterizedTest
    @CsvSource({"auto, AUTO", "libpcap, LIBPCAP", "packet-socket, PACKET_SOCKET", "' Packet-Socket ', PACKET_SOCKET"})
    void readsTheSetting(String text, EngineChoice choice) {
        assertThat(EngineChoice.of(text)).isEqualTo(choice);
    }

    @ParameterizedTest
    @EnumSource
    void isWrittenAsItIsRead(EngineChoice choice) {
        assertThat(EngineChoice.of(choice.toString())).isEqualTo(choice);
    }

    @Test
    void namesTheChoicesWhereTheSettingIsNoneOfThem() {
        assertThatThrownBy(() -> EngineChoice.of("winpcap"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("loopshark.engine is one of [auto, libpcap, packet-socket], not winpcap");
    }

    @Test
    void isAutomaticUnlessSomethingElseIsSaid() {
        System.clearProperty(EngineChoice.SETTING);
        assertThat(EngineChoice.configured()).isEqualTo(EngineChoice.AUTO);
        System.setProperty(EngineChoice.SETTING, "libpcap");
        assertThat(EngineChoice.configured()).isEqualTo(EngineChoice.LIBPCAP);
    }

    @Test
    void aWrongSettingIsToldBeforeAnythingIsOpened() {
        System.setProperty(EngineChoice.SETTING, "winpcap");
        CaptureUnavailableException problem =
                catchThrowableOfType(CaptureUnavailableException.class, LoopbackCapture::open);
        assertThat(problem)
                .hasMessage(
                        "Loopshark cannot capture the loopback interface: the system property loopshark.engine is one"
                                + " of [auto, libpcap, packet-socket], not winpcap.");
    }

    @Test
    void aForcedEngineIsUsed() throws CaptureUnavailableException {
        OpenCapture.open().close();
        try (LoopbackCapture capture = LoopbackCapture.open(EngineChoice.PACKET_SOCKET)) {
            assertThat(capture.engine()).startsWith(PacketSocketEngine.NAME);
        }
    }
}
