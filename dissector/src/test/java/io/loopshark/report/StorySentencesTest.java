package io.loopshark.report;

import static io.loopshark.connection.TcpState.CLOSED;
import static io.loopshark.connection.TcpState.LISTEN;
import static io.loopshark.connection.TcpState.SYN_RECEIVED;
import static io.loopshark.connection.TcpState.SYN_SENT;
import static io.loopshark.report.ConnectionScript.closedInFour;
import static io.loopshark.report.ConnectionScript.opened;
import static io.loopshark.report.ConnectionScript.script;
import static io.loopshark.verdict.FindingKind.SYN_ACK_NUMBER;
import static org.assertj.core.api.Assertions.assertThat;

import io.loopshark.connection.Handshake;
import io.loopshark.connection.Side;
import io.loopshark.connection.Teardown;
import io.loopshark.verdict.JudgedConnection;
import org.junit.jupiter.api.Test;

/** What the plain story says of single steps. */
class StorySentencesTest {

    /** The story with its lines joined, so that no wrapping stands between words. */
    private static String told(JudgedConnection connection) {
        return Story.ENGLISH.of(connection).replaceAll("\\s+", " ");
    }

    @Test
    void a_finding_is_told_where_it_happened_and_a_wrong_number_is_not_explained_away() {
        var connection = script().client("S", 0, 0, 0, SYN_SENT, LISTEN)
                .server("S.", 0, 2, 0, SYN_SENT, SYN_RECEIVED)
                .found(SYN_ACK_NUMBER, Side.SERVER, 1001L, 1002L)
                .client("R", 2, 0, 0, CLOSED, CLOSED)
                .opening(Handshake.RESET)
                .closing(Teardown.RESET)
                .build();

        String story = Story.ENGLISH.of(connection);

        assertThat(story)
                .contains("✗ SYN_ACK_NUMBER: something is wrong")
                .contains("expected 1 (raw 1001), actual 2 (raw 1002) · RFC 9293")
                .doesNotContain("Ack=2 says");
        assertThat(story.indexOf("2. Frame 2")).isLessThan(story.indexOf("✗ SYN_ACK_NUMBER"));
        assertThat(story.indexOf("✗ SYN_ACK_NUMBER")).isLessThan(story.indexOf("3. Frame 3"));
    }

    @Test
    void keep_alives_and_closed_windows_are_told_for_what_they_are() {
        var keptAlive = opened().client("P.", 1, 1, 10)
                .server(".", 1, 11, 0)
                .client(".", 10, 1, 0)
                .server(".", 1, 11, 0)
                .build();
        assertThat(told(keptAlive))
                .contains("The client asks whether the server is still there: a keep-alive.")
                .contains("Seq=10 is one below its next number and was acknowledged long ago.")
                .contains("The server answers: it is still there, and number 11 is what it expects next.");

        var closedWindow = opened().client("P.", 1, 1, 10)
                .window(0)
                .server(".", 1, 11, 0)
                .client(".", 10, 1, 0)
                .server(".", 1, 11, 0)
                .window(100)
                .server(".", 1, 11, 0)
                .build();
        assertThat(told(closedWindow))
                .contains("Its window is 0: the server has no room left")
                .contains("a window probe.")
                .contains("The server answers: its window is still closed")
                .contains("The server repeats Ack=11 and offers a window again");
    }

    @Test
    void data_below_what_was_sent_is_told_by_what_is_known_of_it() {
        ConnectionScript sent = opened().client("P.", 1, 1, 10).client("P.", 21, 1, 10);
        assertThat(told(sent.build())).contains("but 11 would have been the next: what lies between is missing");

        sent.client("P.", 11, 1, 10);
        assertThat(told(sent.build()))
                .contains("the segment comes late, overtaken by others, or what it carries got lost");

        sent.client("P.", 1, 1, 10);
        assertThat(told(sent.build())).contains("Their numbers, 1 to 10, are those of frame 4: a retransmission.");

        sent.server(".", 1, 31, 0).client("P.", 1, 1, 10);
        assertThat(told(sent.build())).contains("and had been acknowledged already");
    }

    @Test
    void a_state_that_is_not_known_is_explained_once() {
        JudgedConnection whole = Letter.judged(Letter.EXCHANGE).get(0);
        assertThat(told(whole))
                .containsOnlyOnce(
                        "(? below: no segment shows the state before. By the RFC it was CLOSED at the side that asks, and LISTEN at the side that only answers.) ▸ The client: ? → SYN-SENT");
        assertThat(Story.CHINESE.of(whole).replaceAll("\\n\\s*", "")).containsOnlyOnce("（下面的 ? 表示抓包看不出之前的状态；");
        assertThat(told(closedInFour().build())).doesNotContain("? below");
    }

    @Test
    void one_byte_has_one_number() {
        JudgedConnection one = opened().client("P.", 1, 1, 1)
                .client("P.", 1, 1, 1)
                .client("P.", 10, 1, 1)
                .client("P.", 5, 1, 1)
                .build();
        assertThat(told(one))
                .contains("Seq=1 is the number of this one byte, so the client goes on with Seq=2.")
                .contains("Its number, 10, is ahead of turn, but 2 would have been the next")
                .contains("Its number, 5, lies below 11");
        assertThat(Story.CHINESE.of(one).replaceAll("\\n\\s*", ""))
                .contains("序号 Seq=1 就是这一个字节的编号")
                .contains("它的序号 10 超前了，接下来本应是 2");
        assertThat(Story.ENGLISH.in(Voice.LETTERS).of(one).replaceAll("\\s+", " "))
                .contains("a letter of 1 word, number 1 (Seq=1)");
        assertThat(Story.CHINESE.in(Voice.LETTERS).of(one)).contains("编号 1（Seq=1）");
    }

    @Test
    void long_stretches_in_order_are_summed_up() {
        ConnectionScript script = opened();
        for (int i = 0; i < 500; i++) {
            script.client("P.", 1 + 100L * i, 1, 100).server(".", 1, 101 + 100L * i, 0);
        }

        assertThat(Story.ENGLISH.of(script.build()))
                .contains("9. Frames 9 to 1003: 995 segments")
                .contains("The client sends 49,700 bytes in 497 segments; its next number is then 50001.")
                .contains("The server acknowledges the client up to Ack=50001.")
                .doesNotContain("acknowledges the server");
    }
}
