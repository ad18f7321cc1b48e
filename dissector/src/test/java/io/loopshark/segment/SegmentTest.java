package io.loopshark.segment;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SegmentTest {

    /** Where the data lies is each one's own affair; that it is the same is asked below. */
    private static final Set<String> DATA = Set.of("capturedPayloadLength", "payloadArray", "payloadOffset");

    /** Those that say something of their own although a view need not have them; the other defaults are made of the rest. */
    private static final Set<String> OF_THE_HEADER = Set.of("headerSum", "identification");

    private static List<Method> accessors() {
        return Arrays.stream(SegmentView.class.getMethods())
                .filter(method -> method.getParameterCount() == 0 && !DATA.contains(method.getName()))
                .toList();
    }

    /** Every accessor says something of its own, also those that are still to be invented. */
    private static ViewOf talkative(boolean ipv6) {
        ViewOf view = ViewOf.nothing()
                .with("payloadArray", new byte[] {9, 9, 1, 2, 3, 9})
                .with("payloadOffset", 2)
                .with("capturedPayloadLength", 3);
        int value = 1000;
        for (Method method : accessors()) {
            if (method.isDefault() && !OF_THE_HEADER.contains(method.getName())) {
                continue;
            }
            if (method.getReturnType() == long.class) {
                view.with(method.getName(), (long) value++ << 32);
            } else if (method.getReturnType() == int.class) {
                view.with(method.getName(), value++);
            } else if (method.getReturnType() == boolean.class) {
                view.with(method.getName(), ipv6);
            }
        }
        return view.sack(-1, 2, 3, 4, 5, 6);
    }

    @Nested
    class A_kept_segment {

        @ParameterizedTest
        @ValueSource(booleans = {true, false})
        void says_all_that_its_view_said(boolean ipv6) throws ReflectiveOperationException {
            SegmentView view = talkative(ipv6).view();
            for (SegmentView kept : List.of(Segment.of(view), Segment.withPayload(view))) {
                for (Method accessor : accessors()) {
                    assertThat(accessor.invoke(kept)).as(accessor.getName()).isEqualTo(accessor.invoke(view));
                }
                for (int i = 0; i < 3; i++) {
                    assertThat(kept.sackLeft(i)).isEqualTo(view.sackLeft(i));
                    assertThat(kept.sackRight(i)).isEqualTo(view.sackRight(i));
                }
            }
        }

        @Test
        void has_its_data_for_itself_when_asked_to() {
            byte[] frame = {9, 9, 1, 2, 3, 9};
            Segment kept = Segment.withPayload(
                    talkative(true).with("payloadArray", frame).view());

            Arrays.fill(frame, (byte) 0);

            int from = kept.payloadOffset();
            assertThat(kept.capturedPayloadLength()).isEqualTo(3);
            assertThat(Arrays.copyOfRange(kept.payloadArray(), from, from + 3)).containsExactly(1, 2, 3);
        }

        @Test
        void has_no_data_otherwise_but_knows_how_much_there_was() {
            Segment kept = Segment.of(talkative(true).with("payloadLength", 3).view());

            assertThat(kept.capturedPayloadLength()).isZero();
            assertThat(kept.payloadArray()).isEmpty();
            assertThat(kept.payloadLength()).isEqualTo(3);
        }

        @Test
        void reads_as_its_view_would() {
            SegmentView view =
                    talkative(false).with("flags", Flags.ACK | Flags.PSH).view();

            assertThat(Segment.of(view)).hasToString(SegmentText.of(view));
        }
    }

    @Nested
    class The_length_of_a_segment {

        /** RFC 9293 §3.4: "SEG.LEN = the number of octets occupied by the data in the segment (counting SYN and FIN)". */
        @ParameterizedTest
        @CsvSource({
            "0x010, 0, 0",
            "0x010, 10, 10",
            "0x002, 0, 1",
            "0x012, 5, 6",
            "0x011, 0, 1",
            "0x011, 10, 11",
            "0x003, 10, 12",
            "0xffc, 10, 10"
        })
        void counts_data_SYN_and_FIN_and_no_other_flag(String flags, int data, int length) {
            SegmentView view = ViewOf.nothing()
                    .with("flags", Integer.decode(flags))
                    .with("payloadLength", data)
                    .with("sequence", -3)
                    .view();

            assertThat(view.sequenceLength()).isEqualTo(length);
            assertThat(view.nextSequence()).isEqualTo(length - 3);
        }
    }

    @Nested
    class A_view {

        private final SegmentView view = ViewOf.nothing()
                .with("flags", Flags.SYN | Flags.ACK)
                .with("optionBits", TcpOption.Bit.MSS | TcpOption.Bit.SACK)
                .with("ipv6", true)
                .with("sourceHigh", 0x20010db800000000L)
                .with("sourceLow", 1L)
                .with("sourcePort", 52528)
                .with("destinationHigh", 0x20010db800000001L)
                .with("destinationLow", 2L)
                .with("destinationPort", 80)
                .view();

        @Test
        void has_flags_when_all_of_them_are_set() {
            assertThat(view.has(Flags.SYN)).isTrue();
            assertThat(view.has(Flags.SYN | Flags.ACK)).isTrue();
            assertThat(view.has(Flags.SYN | Flags.FIN)).isFalse();
            assertThat(view.has(Flags.RST)).isFalse();
        }

        @Test
        void has_the_options_that_it_carries() {
            assertThat(view.hasOption(TcpOption.Bit.MSS)).isTrue();
            assertThat(view.hasOption(TcpOption.Bit.SACK)).isTrue();
            assertThat(view.hasOption(TcpOption.Bit.TIMESTAMPS)).isFalse();
        }

        @Test
        void goes_from_one_endpoint_to_another() {
            assertThat(view.source()).hasToString("[2001:db8::1]:52528");
            assertThat(view.destination()).hasToString("[2001:db8:0:1::2]:80");
        }

        @Test
        void has_no_sum_where_the_headers_octets_are_not_at_hand() {
            assertThat(view.headerSum()).isZero();
        }
    }
}
