package io.loopshark.report;

import static io.loopshark.report.ConnectionScript.opened;
import static io.loopshark.verdict.FindingKind.ACK_OF_UNSENT_DATA;
import static io.loopshark.verdict.FindingKind.PORT_REUSED;
import static io.loopshark.verdict.FindingKind.SYN_ACK_NUMBER;
import static io.loopshark.verdict.FindingKind.WINDOW_SHRUNK;
import static org.assertj.core.api.Assertions.assertThat;

import io.loopshark.connection.Side;
import io.loopshark.segment.Endpoint;
import io.loopshark.segment.IpAddress;
import org.junit.jupiter.api.Test;

class VerdictTableTest {

    @Test
    void every_connection_is_one_line_under_its_heading() {
        VerdictTable table = new VerdictTable(Palette.PLAIN);
        String lines = table.heading() + "\n"
                + table.line(opened().client("P.", 1, 1, 18).build()) + "\n"
                + table.line(opened().found(SYN_ACK_NUMBER, Side.SERVER, 1L, 2L)
                        .unlisted(SYN_ACK_NUMBER, 7)
                        .build())
                + "\n";

        assertThat(lines).isEqualTo("""
                 conn  client                  server                 handshake          teardown       verdict        packets      bytes →      ← bytes  gravest finding
                    0  127.0.0.1:52528       → 127.0.0.1:80           COMPLETE           OPEN           VERIFIED             4           18            0
                    0  127.0.0.1:52528       → 127.0.0.1:80           COMPLETE           OPEN           VIOLATED             3            0            0  ✗ SYN_ACK_NUMBER at frame 3 and 7 more
                """);
    }

    @Test
    void the_gravest_finding_is_named_whatever_came_before_it() {
        String line = new VerdictTable(Palette.PLAIN)
                .line(opened().found(PORT_REUSED, Side.CLIENT, null, null)
                        .client("P.", 1, 1, 18)
                        .found(WINDOW_SHRUNK, Side.CLIENT, 1L, 2L)
                        .server(".", 1, 20, 0)
                        .found(ACK_OF_UNSENT_DATA, Side.SERVER, 1L, 2L)
                        .build());

        assertThat(line).endsWith("✗ ACK_OF_UNSENT_DATA at frame 5 and 2 more");
    }

    @Test
    void a_long_address_widens_its_column_from_there_on() {
        VerdictTable table = new VerdictTable(Palette.PLAIN);
        var v6 = new Endpoint(IpAddress.v6(0x2001_0db8_1111_2222L, 0x3333_4444_5555_6666L), 65535);
        String before = table.line(opened().build());
        String wide = table.line(opened().between(v6, v6).build());
        String after = table.line(opened().build());

        assertThat(before.indexOf("COMPLETE")).isLessThan(wide.indexOf("COMPLETE"));
        assertThat(after.indexOf("COMPLETE")).isEqualTo(wide.indexOf("COMPLETE"));
    }

    @Test
    void colours_leave_the_words_as_they_are() {
        var connection = opened().found(SYN_ACK_NUMBER, Side.SERVER, 1L, 2L).build();
        String plain = new VerdictTable(Palette.PLAIN).line(connection);
        String coloured = new VerdictTable(Palette.ANSI).line(connection);

        assertThat(coloured).contains("\u001b[31mVIOLATED").isNotEqualTo(plain);
        assertThat(coloured.replaceAll("\u001b\\[\\d*m", "")).isEqualTo(plain);
    }
}
