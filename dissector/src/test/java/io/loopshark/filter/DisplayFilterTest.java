package io.loopshark.filter;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loopshark.field.FieldType;
import io.loopshark.field.ValueSink;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class DisplayFilterTest {

    /** A frame made up by hand: what it tells of each field. */
    private static final class Made implements FilterFields<Made> {

        private static final Map<String, FieldType> TYPES = new LinkedHashMap<>(Map.of(
                "tcp", FieldType.PROTOCOL,
                "udp", FieldType.PROTOCOL,
                "tcp.port", FieldType.UNSIGNED,
                "tcp.seq", FieldType.UNSIGNED,
                "tcp.factor", FieldType.SIGNED,
                "tcp.flags.syn", FieldType.BOOLEAN,
                "tcp.payload", FieldType.BYTES,
                "tcp.analysis.retransmission", FieldType.NONE,
                "eth.src", FieldType.ETHER,
                "frame.protocols", FieldType.TEXT));

        static {
            TYPES.put("ip.addr", FieldType.IPV4);
            TYPES.put("ipv6.addr", FieldType.IPV6);
            TYPES.put("frame.time_delta", FieldType.TIME);
            TYPES.put("mqtt.load", FieldType.FLOATING);
        }

        private final Map<String, Consumer<ValueSink>> values = new LinkedHashMap<>();

        Made with(String field, Consumer<ValueSink> value) {
            values.put(field, value);
            return this;
        }

        @Override
        public Optional<FilterField<Made>> find(String name) {
            return Optional.ofNullable(TYPES.get(name))
                    .map(type -> new FilterField<>(
                            name,
                            type,
                            type == FieldType.UNSIGNED || type == FieldType.SIGNED ? 16 : 0,
                            (made, sink) -> made.values
                                    .getOrDefault(name, nothing -> {})
                                    .accept(sink)));
        }

        @Override
        public Optional<String> suggestion(String unknown) {
            return unknown.equals("tcp.prt") ? Optional.of("tcp.port") : Optional.empty();
        }

        boolean matches(String filter) {
            try {
                return DisplayFilter.compile(filter, this).matches(this);
            } catch (FilterException e) {
                throw new AssertionError(e.getMessage() + "\n" + e.picture(), e);
            }
        }
    }

    private static final byte[] REQUEST = "GET / HTTP/1.1\r\n\r\n".getBytes(ISO_8859_1);

    private final Made frame = new Made()
            .with("tcp", sink -> sink.protocol(REQUEST, 0, 5, REQUEST.length))
            .with("tcp.port", sink -> {
                sink.number(52528);
                sink.number(80);
            })
            .with("tcp.seq", sink -> sink.number(7))
            .with("tcp.factor", sink -> sink.number(-2))
            .with("tcp.flags.syn", sink -> sink.bool(false))
            .with("tcp.payload", sink -> sink.octets(REQUEST, 0, REQUEST.length))
            .with("eth.src", sink -> sink.ether(new byte[] {0, 0x1b, 0x21, 1, 2, 3}, 0))
            .with("ip.addr", sink -> {
                sink.ipv4(0x7f000001);
                sink.ipv4(0xc0a80007);
            })
            .with("ipv6.addr", sink -> sink.ipv6(0xfe80L << 48, 1))
            .with("frame.time_delta", sink -> sink.seconds(12_343))
            .with("mqtt.load", sink -> sink.real(0.5))
            .with("frame.protocols", sink -> {
                sink.text("eth");
                sink.more(":tcp");
            });

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  ",
                "tcp",
                "tcp.flags.syn",
                "!udp",
                "not udp && tcp",
                "tcp || udp && udp",
                "(udp || tcp) and tcp.seq == 7",
                "tcp.seq eq 7 and tcp.seq ge 7 and tcp.seq le 7 and not tcp.seq ne 7 and not tcp.seq gt 7",
                "tcp.seq == 0x7 && tcp.seq == 07 && tcp.seq == 0b111",
                "tcp.port == 'P'",
                "tcp.factor < 0 && tcp.factor == -2",
                "tcp.flags.syn == 0 && tcp.flags.syn == false && tcp.flags.syn == False",
                "ip.addr == 127.0.0.0/8 && ip.addr == 192.168.0.7",
                "ip.addr == 0.0.0.0/0",
                "ipv6.addr == fe80::/10 && ipv6.addr == fe80::1 && ipv6.addr != ::1",
                "eth.src == 00:1b:21:01:02:03 && eth.src == 00-1b-21-01-02-03 && eth.src == 001b.2101.0203",
                "eth.src[0:3] == 00:1b:21 && eth.src[3-5] == 01:02:03 && eth.src[:1] == 00 && eth.src[4:] == 02:03",
                "eth.src[-2:] == 02:03 && eth.src[-1] == 3 && eth.src[0,5] == 00:03",
                "tcp.payload[0:3] == \"GET\" && tcp.payload[0] == 'G' && tcp.payload[0] == 0x47 && tcp.payload[0] == 47",
                "tcp.payload contains \"HTTP\" && tcp.payload contains 0d:0a",
                "tcp contains \"HTTP\" && tcp matches \"http/1\"",
                "tcp.payload matches \"^get .* http/[[:digit:]]\" && tcp.payload matches r\"\\s/\\s\"",
                "not tcp.payload matches \"(?-i)get\"",
                "tcp[0] & 0x40 && tcp[0] & 40 == 40 && !(tcp[0] & 80)",
                "tcp.seq & 6 == 6",
                "frame.protocols == \"eth:tcp\" && frame.protocols contains \"tcp\" && frame.protocols > \"aaa\"",
                "frame.time_delta == 0.000012343 && frame.time_delta < 0.001 && frame.time_delta > -1",
                "mqtt.load == 0.5 && mqtt.load < 1",
                "tcp.port in {80, 443} && tcp.port in {1..100} && tcp.seq not in {1, 8..9}",
                "ip.addr in {10.0.0.0/8, 127.0.0.0..127.0.0.5}",
                "len(tcp.payload) == 18 && len(tcp) == 5 && count(tcp.port) == 2",
                "upper(frame.protocols) == \"ETH:TCP\" && lower(frame.protocols) == \"eth:tcp\"",
                "max(tcp.port) == 52528 && min(tcp.port, 7) == 7 && abs(tcp.factor) == 2",
                "{tcp.seq + 3} * 2 == 20 && tcp.seq % 4 == 3 && tcp.seq - 7 == 0 && tcp.seq == 3 + 4",
                "tcp.seq < tcp.port && tcp.seq == tcp.seq == 7"
            })
    void these_match(String filter) {
        assertThat(frame.matches(filter)).as(filter).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "udp",
                "!tcp",
                "tcp && udp",
                "tcp.seq == 8",
                "tcp.analysis.retransmission",
                "eth.src[6]",
                "eth.src[4:3] == 02:03",
                "tcp[5]",
                "tcp.seq / 0 == 1",
                "tcp.seq & 8",
                "tcp.port in {81..52527}",
                "ip.addr == 127.0.0.2",
                "tcp.payload contains \"http\""
            })
    void these_don_t(String filter) {
        assertThat(frame.matches(filter)).as(filter).isFalse();
    }

    /** Of the two ports one is 80 and the other is not. */
    @ParameterizedTest
    @CsvSource({
        "tcp.port == 80, true",
        "tcp.port any_eq 80, true",
        "tcp.port === 80, false",
        "tcp.port all_eq 80, false",
        "tcp.port != 80, false",
        "tcp.port all_ne 80, false",
        "tcp.port ~= 80, true",
        "tcp.port any_ne 80, true",
        "tcp.port !== 80, true",
        "tcp.port != 81, true",
        "!(tcp.port == 80), false",
        "tcp.port > 80, true",
        "all tcp.port > 80, false",
        "all tcp.port >= 80, true",
        "any tcp.port != 80, true",
        "all tcp.port == 80, false"
    })
    void any_or_all_of_several_values_have_to_fit(String filter, boolean matches) {
        assertThat(frame.matches(filter)).isEqualTo(matches);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"tcp.port == 80", "tcp.port != 80", "tcp.port === 80", "tcp.port ~= 80", "tcp.port in {80}"})
    void nothing_holds_of_a_field_that_isn_t_there(String filter) {
        Made empty = new Made();
        assertThat(empty.matches(filter)).isFalse();
        assertThat(empty.matches("!(" + filter + ")")).isTrue();
    }

    @Nested
    class Mistakes {

        private FilterException of(String filter) {
            try {
                DisplayFilter.compile(filter, frame);
            } catch (FilterException e) {
                return e;
            }
            throw new AssertionError(filter + " was taken");
        }

        @Test
        void are_pointed_at() {
            FilterException mistake = of("tcp && tcp.prt == 80");
            assertThat(mistake).hasMessage("\"tcp.prt\" is no field or protocol; did you mean \"tcp.port\"?");
            assertThat(mistake.column()).isEqualTo(8);
            assertThat(mistake.picture().lines()).containsExactly("tcp && tcp.prt == 80", "       ^~~~~~~");
        }

        @Test
        void columns_count_characters() {
            assertThat(of("frame.protocols == \"😀\" && tcp.prt").column()).isEqualTo(27);
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "tcp.port ==|12|something is missing at the end",
                    "tcp.port == 80 90|16|\"90\" is not expected here",
                    "tcp.port = 80|10|\"=\" has no meaning here",
                    "(tcp|1|the bracket is never closed",
                    "tcp)|4|\")\" is not expected here",
                    "tcp AND udp|5|\"AND\" is not expected here; operators are written in small letters",
                    "tcp xor udp|5|\"xor\" is not expected here; there is no exclusive or",
                    "80 == tcp.port|1|\"80\" is no field or protocol",
                    "tcp.port == http|13|\"http\" is no number",
                    "tcp.port == 70000|13|70000 is too big for this field, which goes to 65535",
                    "tcp.port == \"80\"|13|text can't be compared with a number",
                    "tcp.port contains 8|1|tcp.port is a number; contains looks into text, octets and protocols",
                    "tcp.port == eth.src|13|eth.src is an Ethernet address and can't be compared with a number",
                    "tcp.seq[0]|1|tcp.seq is a number and has no slices",
                    "eth.src[a]|8|a slice is [offset], [offset:length], [first-last], [:length] or [offset:]",
                    "eth.src[3-2]|8|nothing lies in [3-2]",
                    "eth.src[0|8|the bracket is never closed",
                    "eth.src == 00:1b|12|an Ethernet address has six octets, not 2",
                    "ip.addr == 127.0.0.256|12|\"127.0.0.256\" is not an IPv4 address",
                    "ip.addr == 127.0.0.1/33|12|a prefix of an IPv4 address has at most 32 bits",
                    "ip.addr == localhost|12|\"localhost\" is not an IPv4 address",
                    "ipv6.addr == 1::2::3|14|\"1::2::3\" is not an IPv6 address",
                    "tcp.flags.syn == x|18|a flag is 0, 1, true or false, not \"x\"",
                    "tcp.flags.syn & 1|1|a flag can't be worked on with &",
                    "tcp.analysis.retransmission == 1|1|tcp.analysis.retransmission is only there or not; it has no value to compare",
                    "tcp.payload matches get|21|matches takes a pattern in double quotes",
                    "tcp.payload matches \"(\"|21|this is no pattern: Unclosed group",
                    "tcp.payload matches \"a\\d\"|23|\\d is no escape; for a pattern write \\\\d, or put r before the quotes",
                    "tcp.payload == 4g|16|\"4g\" are no octets; write them as 47:45:54 or as \"text\"",
                    "frame.time_delta > soon|20|\"soon\" is no time in seconds",
                    "len(tcp)|1|len() is to be compared with something",
                    "size(tcp) > 1|1|there is no function size(); there are len(), count(), upper(), lower(), max(), min(), abs()",
                    "upper(tcp.port) == \"A\"|7|upper() doesn't take a number",
                    "tcp.port in {}|14|\"}\" is not expected here",
                    "tcp.port == \"80|13|the quote is never closed",
                    "tcp.port == 'ab'|13|single quotes hold exactly one character; text goes in double quotes"
                })
        void say_what_is_wrong(String filter, int column, String message) {
            FilterException mistake = of(filter);
            assertThat(mistake).hasMessage(message);
            assertThat(mistake.column()).isEqualTo(column);
        }

        @Test
        void endless_rows_are_none() {
            assertThat(frame.matches("udp || ".repeat(100_000) + "tcp")).isTrue();
            assertThat(frame.matches("tcp && ".repeat(100_000) + "udp")).isFalse();
            assertThat(frame.matches("tcp.port in {" + "1, ".repeat(100_000) + "80}"))
                    .isTrue();
            assertThat(of("tcp.seq == 1" + " + 1".repeat(100_000)))
                    .hasMessageStartingWith("there are more than 500 calculations");
            assertThat(of("tcp" + "[0]".repeat(100_000) + " == 0"))
                    .hasMessageStartingWith("there are more than 500 calculations");
        }

        @Test
        void endless_nesting_is_refused() {
            assertThat(of("(".repeat(100_000) + "tcp")).hasMessageStartingWith("brackets are nested more than");
            assertThat(of("!".repeat(100_000) + "tcp")).hasMessageStartingWith("brackets are nested more than");
            assertThat(of("tcp.seq == " + "{".repeat(100_000))).hasMessageStartingWith("brackets are nested more than");
        }
    }

    @Nested
    class Hostile_patterns {

        private final byte[] letters = "a".repeat(60_000).concat("!").getBytes(ISO_8859_1);
        private final Made long_ = new Made().with("tcp.payload", sink -> sink.octets(letters, 0, letters.length));

        @ParameterizedTest
        @CsvSource({"(a+)+$, false", "(a|aa)+$, false", "(a|b)*!, true", "(.|\\n)*!$, true", ".*.*.*b, false"})
        void end_all_the_same(String pattern, boolean matches) {
            assertThat(long_.matches("tcp.payload matches r\"" + pattern + "\""))
                    .isEqualTo(matches);
        }

        @Test
        void that_cannot_be_bounded_end_the_filter() {
            assertThatThrownBy(() -> long_.matches("tcp.payload matches r\"(a+)+\\1$\""))
                    .isInstanceOf(PatternTooCostlyException.class)
                    .hasMessageContaining("takes too many steps");
        }
    }
}
