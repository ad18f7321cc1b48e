package io.loopshark.segment;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopshark.segment.TcpOption.Sack.Block;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TcpOptionTest {

    /** Kind and length octets as the RFCs give them. */
    static Stream<Arguments> options() {
        return Stream.of(
                Arguments.of(new TcpOption.EndOfList(), 0, 1), // RFC 9293 §3.2
                Arguments.of(new TcpOption.NoOperation(), 1, 1),
                Arguments.of(new TcpOption.MaximumSegmentSize(1460), 2, 4),
                Arguments.of(new TcpOption.WindowScale(14), 3, 3), // RFC 7323 §2.2
                Arguments.of(new TcpOption.SackPermitted(), 4, 2), // RFC 2018 §2
                Arguments.of(new TcpOption.Sack(blocks(0)), 5, 2), // RFC 2018 §3: 8*n+2
                Arguments.of(new TcpOption.Sack(blocks(1)), 5, 10),
                Arguments.of(new TcpOption.Sack(blocks(4)), 5, 34),
                Arguments.of(new TcpOption.Timestamps(1, 2), 8, 10), // RFC 7323 §3.2
                Arguments.of(new TcpOption.Md5Signature("00112233445566778899aabbccddeeff"), 19, 18), // RFC 2385 §3.0
                Arguments.of(new TcpOption.UserTimeout(true, 5), 28, 4), // RFC 5482 §2
                Arguments.of(new TcpOption.Authentication(1, 2, ""), 29, 4), // RFC 5925 §2.2
                Arguments.of(new TcpOption.Authentication(1, 2, "00112233445566778899aabb"), 29, 16),
                Arguments.of(new TcpOption.Multipath(0, "0081001122334455"), 30, 10), // RFC 8684 §3
                Arguments.of(new TcpOption.FastOpen(34, ""), 34, 2), // RFC 7413 §4.1.1
                Arguments.of(new TcpOption.FastOpen(34, "0011223344556677"), 34, 10),
                Arguments.of(new TcpOption.FastOpen(254, ""), 254, 4), // with a magic number: RFC 6994 §3
                Arguments.of(new TcpOption.FastOpen(253, "0011223344556677"), 253, 12),
                Arguments.of(new TcpOption.Unknown(77, ""), 77, 2),
                Arguments.of(new TcpOption.Unknown(77, "001122"), 77, 5),
                Arguments.of(new TcpOption.Malformed(2, 1, 0), 2, 1),
                Arguments.of(new TcpOption.Cut(8, 10), 8, 10));
    }

    private static List<Block> blocks(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Block(SequenceNumber.of(20L * i), SequenceNumber.of(20L * i + 10)))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("options")
    void an_option_has_the_kind_and_takes_the_room_that_its_RFC_gives_it(TcpOption option, int kind, int length) {
        assertThat(option.kind()).isEqualTo(kind);
        assertThat(option.length()).isEqualTo(length);
    }

    @Test
    void the_blocks_of_a_SACK_are_its_own() {
        List<Block> blocks = new ArrayList<>(blocks(2));
        TcpOption.Sack sack = new TcpOption.Sack(blocks);

        blocks.clear();

        assertThat(sack.blocks()).isEqualTo(blocks(2));
    }
}
