package io.loopshark.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopshark.AnalysisOptions;
import io.loopshark.TcpAnalysis;
import io.loopshark.capture.Frame;
import io.loopshark.capture.FrameSource.Trust;
import io.loopshark.connection.Side;
import io.loopshark.segment.InternetChecksum;
import io.loopshark.testing.Packets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RetransmissionDiffersTest {

    /** Ethernet and IPv4 without options. */
    private static final int IP = 14;

    private static final int TCP = IP + 20;
    private static final int DATA = TCP + 20;

    private final List<Frame> frames = new ArrayList<>();
    private long isn = 1000;

    @Nested
    class Bytes_sent_again {

        @ParameterizedTest
        @ValueSource(ints = {0, 1, 57, 99})
        void that_are_others_are_found_wherever_they_lie(int octet) {
            opening();
            add("> P.", 1, 100);
            change(add("> P.", 1, 100), octet, true);
            Finding finding = found();
            assertThat(finding.frame()).isEqualTo(5);
            assertThat(finding.by()).isEqualTo(Side.CLIENT);
            int before = 'a' + octet % 26;
            assertThat(finding.sentence().english())
                    .isEqualTo("The byte with sequence number %d is 0x%02x here, but it was 0x%02x in frame 4."
                            .formatted(isn + 1 + octet, before ^ 0xFF, before));
        }

        @Test
        void that_are_others_are_found_across_the_wrap() {
            isn = 0xFFFF_FFF0L;
            opening();
            add("> P.", 1, 100);
            change(add("> P.", 1, 100), 60, true);
            assertThat(found().frame()).isEqualTo(5);
        }

        @Test
        void that_are_others_are_found_in_a_part_of_what_was_sent_before() {
            opening();
            add("> P.", 1, 52);
            add("> P.", 53, 52);
            // 'a' to 'z' begins anew with each segment, so that this one, from the same letter on, is the same again …
            add("> P.", 27, 78);
            assertThat(judged().findings()).noneMatch(finding -> finding.kind() == FindingKind.RETRANSMISSION_DIFFERS);
            // … and this one isn't.
            add("> P.", 28, 77);
            assertThat(found().frame()).isEqualTo(7);
        }

        @Test
        void that_are_others_are_found_behind_an_acknowledgement_and_many_segments() {
            opening();
            for (int i = 0; i < 500; i++) {
                add("> P.", 1 + 26 * i, 26);
            }
            change(add("> P.", 1 + 26 * 7, 26), 3, true);
            assertThat(found().frame()).isEqualTo(504);
        }

        @Test
        void that_are_others_are_found_in_what_overtook_the_segment_before_it() {
            opening();
            add("> P.", 101, 100);
            add("> P.", 1, 100);
            change(add("> P.", 101, 100), 57, true);
            assertThat(found().frame()).isEqualTo(6);
        }

        @Test
        void may_be_the_same() {
            opening();
            add("> P.", 1, 100);
            add("> P.", 1, 100);
            assertThat(judged().verdict()).isEqualTo(Verdict.VERIFIED);
        }
    }

    @Nested
    class Nobody_is_blamed {

        @ParameterizedTest
        @ValueSource(ints = {4, 5})
        void for_a_copy_that_was_damaged_on_its_way(int frame) {
            opening();
            add("> P.", 1, 100);
            add("> P.", 1, 100);
            change(frames.get(frame - 1), 50, false);
            assertThat(judged().verdict()).isEqualTo(Verdict.VERIFIED);
        }

        @Test
        void for_the_octet_of_a_keep_alive() {
            opening();
            add("> P.", 1, 100);
            change(add("> .", 100, 1), 0, true);
            assertThat(judged().verdict()).isEqualTo(Verdict.VERIFIED);
        }

        @Test
        void for_the_padding_of_an_empty_ack() {
            opening();
            Frame ack = add("> .", 1, 2);
            Packets.put2(ack.bytes(), ack.offset() + DATA, 0);
            add("> P.", 1, 100);
            // What its sender sent besides, where somebody has altered it on the way, is not for the capture to say.
            assertThat(judged().verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        }

        @Test
        void for_padding_behind_a_few_octets_of_data() {
            opening();
            Frame padded = add("> P.", 1, 6);
            Packets.put2(padded.bytes(), padded.offset() + DATA + 3, 0);
            padded.bytes()[padded.offset() + DATA + 5] = 0;
            add("> P.", 4, 100);
            assertThat(judged().verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        }

        @Test
        void for_copies_of_which_each_was_damaged_in_its_own_way() {
            opening();
            change(add("> P.", 1, 100), 50, false);
            change(add("> P.", 1, 100), 60, false);
            assertThat(judged().verdict()).isEqualTo(Verdict.VERIFIED);
        }

        @Test
        void for_what_was_forgotten_since() {
            opening();
            add("> P.", 1, 26);
            for (int i = 1; i <= 1024; i++) {
                add("> P.", 1 + 26 * i, 26);
            }
            change(add("> P.", 1, 26), 3, true);
            assertThat(judged().findings()).noneMatch(finding -> finding.kind() == FindingKind.RETRANSMISSION_DIFFERS);
        }

        @Test
        void for_data_of_the_other_side_with_the_same_numbers() {
            opening();
            add("> P.", 1, 100);
            add("< P.", 2, 50);
            assertThat(judged().findings()).noneMatch(finding -> finding.kind() == FindingKind.RETRANSMISSION_DIFFERS);
        }
    }

    @Test
    void offloaded_checksums_of_both_copies_are_no_excuse() {
        opening();
        unsign(add("> P.", 1, 100));
        Frame again = add("> P.", 1, 100);
        change(again, 50, false);
        unsign(again);
        assertThat(found().frame()).isEqualTo(5);
    }

    @Test
    void checksums_that_were_only_begun_are_no_excuse() {
        opening();
        begin(add("> P.", 1, 100));
        Frame again = add("> P.", 1, 100);
        change(again, 50, false);
        begin(again);
        assertThat(found().frame()).isEqualTo(5);
    }

    /** As where addresses were replaced and nothing else. */
    @Test
    void checksums_of_both_copies_that_are_wrong_alike_are_no_excuse() {
        opening();
        add("> P.", 1, 100);
        change(add("> P.", 1, 100), 50, true);
        frames.forEach(frame -> frame.bytes()[frame.offset() + TCP + 17]++);
        assertThat(found().frame()).isEqualTo(5);
    }

    /** The padding is 0 there, and something else in the next copy; the octets before it are others in any case. */
    @Test
    void padding_is_no_excuse_for_the_octets_before_it() {
        opening();
        Frame padded = add("> P.", 1, 6);
        Packets.put2(padded.bytes(), padded.offset() + DATA + 4, 0);
        unsign(padded);
        Frame again = add("> P.", 1, 100);
        change(again, 2, false);
        unsign(again);
        assertThat(found().frame()).isEqualTo(5);
    }

    /** What is sent again may have grown by the octet that was padding before, but not so soon, nor in a packet of the same number. */
    @Test
    void padding_is_no_excuse_between_two_sights_of_one_segment() {
        opening();
        Frame padded = add("> P.", 1, 6);
        padded.bytes()[padded.offset() + DATA + 5] = 0;
        unsign(padded);
        unsign(add("> P.", 1, 6));
        assertThat(found().frame()).isEqualTo(5);
    }

    private void opening() {
        add("> S", 0, 0);
        add("< S.", 0, 0);
        add("> .", 1, 0);
    }

    private Frame add(String who, int from, int length) {
        boolean client = who.startsWith(">");
        long own = (client ? isn : 5000) + from & 0xFFFF_FFFFL;
        long acknowledgement = who.equals("< S.") ? isn + 1 : client ? 5001 : isn + 101;
        String ack = who.equals("> S") ? "" : " ack " + (acknowledgement & 0xFFFF_FFFFL);
        String line = "%s %d:%d(%d)%s win 60000".formatted(who, own, own + length & 0xFFFF_FFFFL, length, ack);
        Frame frame = Packets.segment(line);
        frames.add(frame);
        return frame;
    }

    /** Changes an octet of the data, and the checksum with it or not. */
    private static void change(Frame frame, int octet, boolean sign) {
        frame.bytes()[frame.offset() + DATA + octet] ^= (byte) 0xFF;
        if (sign) {
            byte[] bytes = frame.bytes();
            int tcp = frame.offset() + TCP;
            int length = frame.capturedLength() - TCP;
            unsign(frame);
            long sum = InternetChecksum.add(6 + length, bytes, frame.offset() + IP + 12, 8);
            int checksum = ~InternetChecksum.fold(InternetChecksum.add(sum, bytes, tcp, length));
            Packets.put2(bytes, tcp + 16, checksum & 0xFFFF);
        }
    }

    /** Leaves the checksum to the network card, which wants the sum of the pseudo header to begin with. */
    private static void begin(Frame frame) {
        int length = frame.capturedLength() - TCP;
        long sum = InternetChecksum.add(6 + length, frame.bytes(), frame.offset() + IP + 12, 8);
        Packets.put2(frame.bytes(), frame.offset() + TCP + 16, InternetChecksum.fold(sum));
    }

    private static void unsign(Frame frame) {
        Packets.put2(frame.bytes(), frame.offset() + TCP + 16, 0);
    }

    private Finding found() {
        List<Finding> found = judged().findings().stream()
                .filter(finding -> finding.kind() == FindingKind.RETRANSMISSION_DIFFERS)
                .toList();
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private JudgedConnection judged() {
        List<JudgedConnection> ended = new ArrayList<>();
        TcpAnalysis analysis = new TcpAnalysis(AnalysisOptions.DEFAULT, ended::add);
        for (int i = 0; i < frames.size(); i++) {
            Frame frame = frames.get(i);
            frame.set(
                    i + 1,
                    1_000_000L * i,
                    frame.bytes(),
                    frame.offset(),
                    frame.capturedLength(),
                    frame.originalLength(),
                    frame.linkType(),
                    frame.interfaceId());
            analysis.accept(frame);
        }
        analysis.finish(Trust.FILE);
        assertThat(ended).hasSize(1);
        return ended.get(0);
    }
}
