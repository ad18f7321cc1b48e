package io.loopshark.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecodeAsTest {

    private static final Dissectors BUILT_IN = Dissectors.installed(DecodeAsTest.class.getClassLoader());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tcp.port==8888,dns       | 8888 | 8888",
                " tcp.port == 8888 , dns  | 8888 | 8888",
                "tcp.port==8888-8890,dns  | 8888 | 8890",
                "tcp.port==8888:3,dns     | 8888 | 8890",
                "udp.port==5300,dns       | 5300 | 5300"
            })
    void aDecisionNamesATableNumbersAndAProtocol(String text, int first, int last) {
        DecodeAs decision = DecodeAs.parse(text, BUILT_IN);
        assertThat(decision.first()).isEqualTo(first);
        assertThat(decision.last()).isEqualTo(last);
        assertThat(decision.entry().protocol().filter()).isEqualTo("dns");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "8888                     | -d takes TABLE==NUMBER,PROTOCOL such as tcp.port==8888,http, not '8888'",
                "tcp.porn==8888,dns       | -d: no dissector table 'tcp.porn'; there are tcp.port, udp.port, ip.proto, ethertype, link.type",
                "tcp.port==8888,dsn       | -d: no protocol 'dsn' for tcp.port; there are dns, http, http2, mqtt, tls",
                "tcp.port==88888,dns      | -d: numbers go from 0 to 65535, upwards: 'tcp.port==88888,dns'",
                "tcp.port==9-8,dns        | -d: numbers go from 0 to 65535, upwards: 'tcp.port==9-8,dns'"
            })
    void whatCannotBeUsedIsSaid(String text, String message) {
        assertThatThrownBy(() -> DecodeAs.parse(text, BUILT_IN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void aDecisionHoldsForItsNumbersAlone() {
        Dissectors decided = BUILT_IN.with(List.of(DecodeAs.parse("tcp.port==8888-8890,dns", BUILT_IN)));
        assertThat(decided.find(Table.TCP_PORT, 8890)).isPresent();
        assertThat(decided.find(Table.TCP_PORT, 8891)).isEmpty();
        assertThat(decided.find(Table.TCP_PORT, 53)).isPresent();
        assertThat(BUILT_IN.find(Table.TCP_PORT, 8890)).isEmpty();
    }
}
