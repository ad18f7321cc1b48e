package io.loopshark.zeek;

import static io.loopshark.zeek.ZeekWords.EXCHANGE;
import static io.loopshark.zeek.ZeekWords.logged;
import static org.assertj.core.api.Assertions.assertThat;

import io.loopshark.testing.TraceSegment;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which of both sides is taken for the originator where the SYN does not tell. */
class ZeekDirectionTest {

    @Test
    void is_turned_by_the_port_of_a_known_service() {
        assertThat(logged("< P. 501:601(100) ack 201")).isEqualTo("OTH ^d");
        assertThat(logged("> P. 101:201(100) ack 501")).isEqualTo("OTH D");
        assertThat(between(40000, 4444, "< P. 501:601(100) ack 201")).isEqualTo("OTH D");
        assertThat(between(8080, 80, "< P. 501:601(100) ack 201")).isEqualTo("OTH D");
    }

    @Test
    void is_never_turned_when_the_syn_is_there() {
        assertThat(between(80, 40000, EXCHANGE)).isEqualTo("S1 ShADad");
    }

    @Test
    void is_turned_once_something_ordinary_follows_a_syn_ack() {
        String lost = """
                < S. 0:0(0) ack 1
                > . 1:1(0) ack 1
                > P. 1:101(100) ack 1
                < P. 1:501(500) ack 101
                """;
        assertThat(between(40000, 4444, lost)).isEqualTo("S1 ^hADd");
        assertThat(between(8080, 80, lost)).isEqualTo("S1 ^hADd");
    }

    @Test
    void is_not_turned_while_a_syn_ack_may_be_a_scan() {
        assertThat(between(40000, 4444, "< S. 0:0(0) ack 1")).isEqualTo("OTH H");
        assertThat(between(40000, 4444, "< S. 0:0(0) ack 1\n> R 1:1(0)")).isEqualTo("REJ Hr");
    }

    /** The same between these two ports. */
    private static String between(int clientPort, int serverPort, String text) {
        return logged(text, segment -> {
            boolean byClient = segment.sourcePort() == TraceSegment.CLIENT_PORT;
            return Altered.segment(
                    segment,
                    Map.of(
                            "sourcePort", byClient ? clientPort : serverPort,
                            "destinationPort", byClient ? serverPort : clientPort));
        });
    }
}
