package io.loopshark.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopshark.field.Field;
import io.loopshark.field.FieldType;
import io.loopshark.field.Words;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** A protocol of texts, each with a digit in front that gives its length, over all that TCP does with its bytes. */
class StreamDissectorTest {

    private static final Field TEXT = Field.of("texts.text", Words.of("Text"), FieldType.TEXT);
    private static final Protocol TEXTS = Protocol.of("texts", "Texts", "TEXTS", TEXT);

    private final List<String> senders = new ArrayList<>();

    private Progress next(Bytes bytes, StreamDissector.Sender sender) {
        int length = bytes.u1(0) - '0';
        if (length < 0 || length > 9) {
            return Progress.notMine();
        }
        if (bytes.size() < 1 + length && sender.moreToCome()) {
            return Progress.wants(1 + length);
        }
        int there = Math.min(1 + length, bytes.size());
        senders.add((sender.client() ? "client" : "server") + (sender.gap() == 0 ? "" : " gap " + sender.gap()));
        Branch tree = Branch.of(TEXTS.field(), bytes.part(0, there));
        tree.text(TEXT, 1, there - 1, StandardCharsets.US_ASCII);
        return Progress.message(there, tree.finish(), bytes.text(1, there - 1, StandardCharsets.US_ASCII));
    }

    private Dissectors dissectors() {
        Entry entry = new Entry(TEXTS, () -> this::next, null, "test");
        entry.on("tcp.port", 80);
        return new Dissectors(List.of(entry), Map.of());
    }

    private Talk talk() {
        return new Talk(dissectors()).open();
    }

    @Nested
    class InOrder {

        @Test
        void aMessageInOneSegmentLiesInItsFrame() {
            assertThat(talk().client(0, "3abc")).containsExactly("abc");
        }

        @Test
        void severalMessagesInOneSegmentComeInTheirOrder() {
            assertThat(talk().client(0, "1a2bc0")).containsExactly("a", "bc", "");
        }

        @Test
        void aMessageInSeveralSegmentsBelongsToTheOneThatCompletesIt() {
            Talk talk = talk();
            assertThat(talk.client(0, "5a")).isEmpty();
            assertThat(talk.client(2, "bc")).isEmpty();
            assertThat(talk.client(4, "de")).containsExactly("abcde (reassembled)");
        }

        @Test
        void whatFollowsAMessageThatWasPutTogetherLiesInTheFrame() {
            Talk talk = talk();
            talk.client(0, "3a");
            assertThat(talk.client(2, "bc2xy1z3")).containsExactly("abc (reassembled)", "xy", "z");
            assertThat(talk.client(10, "uvw")).containsExactly("uvw (reassembled)");
        }

        @Test
        void bothDirectionsAreApart() {
            Talk talk = talk();
            talk.client(0, "3a");
            assertThat(talk.server(0, "2ok")).containsExactly("ok");
            assertThat(talk.client(2, "bc")).containsExactly("abc (reassembled)");
            assertThat(senders).containsExactly("server", "client");
        }

        @Test
        void theNumbersMayPassZero() {
            Talk talk = new Talk(dissectors(), 0xffff_fffcL, 5).open();
            assertThat(talk.client(0, "9abcdef")).isEmpty();
            assertThat(talk.client(7, "ghi")).containsExactly("abcdefghi (reassembled)");
        }
    }

    @Nested
    class OutOfOrder {

        @Test
        void whatComesTooEarlyWaitsForWhatIsMissing() {
            Talk talk = talk();
            assertThat(talk.client(4, "2de")).isEmpty();
            assertThat(talk.client(0, "3abc")).containsExactly("abc", "de (reassembled)");
        }

        @Test
        void anOctetThatComesAgainIsTakenOnce() {
            Talk talk = talk();
            talk.client(0, "3a");
            assertThat(talk.client(0, "3a")).isEmpty();
            assertThat(talk.client(1, "abc")).containsExactly("abc (reassembled)");
            assertThat(talk.client(0, "3abc")).isEmpty();
            assertThat(senders).containsExactly("client");
        }

        @Test
        void aPieceOfWhatWaitsMayComeAgain() {
            Talk talk = talk();
            talk.client(2, "bc2de");
            talk.client(4, "2de");
            assertThat(talk.client(0, "3a")).containsExactly("abc (reassembled)", "de (reassembled)");
        }
    }

    @Nested
    class Gaps {

        @Test
        void whatTheReceiverGotUnseenIsNotWaitedFor() {
            Talk talk = talk();
            talk.client(0, "1a");
            assertThat(talk.client(7, "2cd")).isEmpty();
            assertThat(talk.serverAcknowledges(10)).containsExactly("cd (reassembled)");
            assertThat(senders).containsExactly("client", "client gap 5");
        }

        @Test
        void whatIsAcknowledgedAlreadyIsTakenAtOnce() {
            Talk talk = talk();
            talk.serverAcknowledges(7);
            assertThat(talk.client(7, "2cd")).containsExactly("cd");
        }

        @Test
        void aMessageBeforeAGapIsShownAsFarAsItGoes() {
            Talk talk = talk();
            talk.client(0, "9abc");
            talk.serverAcknowledges(8);
            assertThat(talk.client(8, "1z")).containsExactly("abc (reassembled)", "z");
        }

        @Test
        void soIsOneThatWasCutByTheCapture() {
            Talk talk = talk();
            assertThat(talk.clientCut(0, "9abcdefghi", 4)).containsExactly("abcde");
            assertThat(talk.client(10, "1z")).containsExactly("z");
            assertThat(senders).containsExactly("client", "client gap 4");
        }

        @Test
        void theEndOfADirectionEndsItsLastMessage() {
            Talk talk = talk();
            talk.client(0, "9abc");
            assertThat(talk.clientFin(4)).containsExactly("abc (reassembled)");
        }

        @Test
        void aConnectionMetInItsMiddleBeginsWithItsFirstSegment() {
            assertThat(new Talk(dissectors()).client(300, "2ab")).containsExactly("ab");
            assertThat(senders).containsExactly("client gap -1");
        }

        @Test
        void theWaitComesToAnEnd() {
            Talk talk = talk();
            List<String> found = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                found.addAll(talk.client(5 + 2L * i, "1x"));
            }
            // The first 64 at once, when too many waited; each later one follows them.
            assertThat(found).hasSize(100);
        }
    }

    @Nested
    class Hostile {

        private Talk talk(StreamDissector dissector) {
            Entry entry = new Entry(TEXTS, () -> dissector, null, "test");
            entry.on("tcp.port", 80);
            return new Talk(new Dissectors(List.of(entry), Map.of())).open();
        }

        @Test
        void whatADissectorThrowsMakesAMalformedMessage() {
            Talk talk = talk((bytes, sender) -> {
                throw new IndexOutOfBoundsException("no such octet");
            });
            assertThat(talk.client(0, "abc")).containsExactly("[Malformed Packet]");
        }

        @Test
        void aDissectorThatNeverEndsIsEndedByItsStack() {
            Talk talk = talk(new StreamDissector() {
                @Override
                public Progress next(Bytes bytes, Sender sender) {
                    return bytes.size() == 0 ? Progress.notMine() : next(bytes.part(0, bytes.size()), sender);
                }
            });
            assertThat(talk.client(0, "abc")).containsExactly("[Malformed Packet]");
        }

        @Test
        void aLengthBeyondAllMeasureIsNotWaitedFor() {
            Talk talk = talk((bytes, sender) -> sender.moreToCome()
                    ? Progress.wants(1L << 40)
                    : Progress.message(
                            bytes.size(), Branch.of(TEXTS.field(), bytes).finish(), "beginning"));
            assertThat(talk.client(0, "abc")).containsExactly("beginning");
            assertThat(talk.client(3, "def")).isEmpty();
        }

        @Test
        void aMessageOfUnknownLengthIsGivenUpInTheEnd() {
            List<Integer> asked = new ArrayList<>();
            Talk talk = talk((bytes, sender) -> {
                asked.add(bytes.size());
                return Progress.wantsMore();
            });
            for (int i = 0; i < 1100; i++) {
                talk.client(i, "x");
            }
            assertThat(asked).contains(1000).doesNotContain(1001);
        }

        @Test
        void aMessageWithoutLengthTakesAtLeastOneOctet() {
            Talk talk = talk((bytes, sender) -> Progress.message(
                    0, Branch.of(TEXTS.field(), bytes.part(0, 0)).finish(), "empty"));
            assertThat(talk.client(0, "abc")).containsExactly("empty", "empty", "empty");
        }
    }

    @Nested
    class WhoseProtocol {

        private final Protocol others = Protocol.of("others", "Others", "OTHERS");

        private Dissectors withHeuristic() {
            Entry byPort = new Entry(TEXTS, () -> StreamDissectorTest.this::next, null, "test");
            byPort.on("tcp.port", 80);
            Entry byLook = new Entry(
                    others,
                    () -> (bytes, sender) -> Progress.message(
                            bytes.size(), Branch.of(others.field(), bytes).finish(), "others"),
                    null,
                    "test");
            byLook.recognizedBy(bytes -> bytes.u1(0) == '!' && bytes.u1(1) == '!');
            return new Dissectors(List.of(byPort, byLook), Map.of());
        }

        @Test
        void whoIsWrongAboutAPortGivesOthersAChance() {
            Talk talk = new Talk(withHeuristic()).open();
            assertThat(talk.client(0, "!!abc")).containsExactly("others");
            assertThat(talk.client(5, "2xy")).containsExactly("others");
        }

        @Test
        void aHeuristicThatCannotReadItsBytesSaysNo() {
            Talk talk = new Talk(withHeuristic()).open();
            assertThat(talk.client(0, "!")).isEmpty();
            assertThat(talk.client(1, "!!")).containsExactly("others");
        }

        @Test
        void whoHasShownItselfStays() {
            Talk talk = new Talk(withHeuristic()).open();
            assertThat(talk.client(0, "1a")).containsExactly("a");
            assertThat(talk.client(2, "!!abc")).isEmpty();
        }

        @Test
        void theUserDecidesOverPorts() {
            Dissectors found = withHeuristic();
            Dissectors decided = found.with(List.of(DecodeAs.parse("tcp.port==80,others", found)));
            assertThat(new Talk(decided).open().client(0, "1a")).containsExactly("others");
        }
    }
}
