package io.loopshark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {

    @Test
    void help_and_version_succeed() {
        assertThat(Run.of("--help"))
                .returns(0, Run::status)
                .returns("", Run::err)
                .satisfies(run -> assertThat(run.out()).contains("verify", "explain"));
        assertThat(Run.of("--version")).returns(0, Run::status).satisfies(run -> assertThat(run.out())
                .startsWith("loopshark "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"verify", "explain"})
    void every_command_has_help(String command) {
        assertThat(Run.of(command, "--help")).returns(0, Run::status).satisfies(run -> assertThat(run.out())
                .contains("Usage: loopshark " + command));
    }

    @Test
    void wrong_usage_is_two_and_says_what_might_have_been_meant() {
        assertThat(Run.of()).returns(2, Run::status).returns("", Run::out);
        assertThat(Run.of("verfy", "x.pcap")).returns(2, Run::status).satisfies(run -> assertThat(run.err())
                .startsWith("loopshark: there is no command 'verfy', but demo, read, verify, ")
                .contains("Did you mean: loopshark verify"));
        assertThat(Run.of("verify", "--jsn", "x.pcap")).returns(2, Run::status).satisfies(run -> assertThat(run.err())
                .contains("--jsn", "--json"));
        assertThat(Run.of("verify")).returns(2, Run::status).satisfies(run -> assertThat(run.err())
                .contains("FILE", "Try 'loopshark verify --help'."));
        assertThat(Run.of("read", "-c", "ten", "x.pcap"))
                .returns(2, Run::status)
                .satisfies(run -> assertThat(run.err()).contains("'-c': 'ten' is no whole number"));
        assertThat(Run.of("verify", "--conn", "99999999999", "x.pcap"))
                .returns(2, Run::status)
                .satisfies(run -> assertThat(run.err()).contains("'--conn': '99999999999' is too large"));
        assertThat(Run.of("explain", "--lang", "fr", "x.pcap"))
                .returns(2, Run::status)
                .satisfies(run -> assertThat(run.err()).contains("'fr' is not one of: en, zh"));
    }

    @Test
    void colour_is_for_terminals_that_want_it() {
        assertThat(Terminals.wantsColour(Map.of())).isTrue();
        assertThat(Terminals.wantsColour(Map.of("NO_COLOR", ""))).isTrue();
        assertThat(Terminals.wantsColour(Map.of("NO_COLOR", "1"))).isFalse();
        assertThat(Terminals.wantsColour(Map.of("TERM", "dumb"))).isFalse();
    }
}
