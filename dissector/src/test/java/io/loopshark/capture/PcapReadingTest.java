package io.loopshark.capture;

import static io.loopshark.capture.CaptureBytes.MICROSECONDS;
import static io.loopshark.capture.CaptureBytes.MODIFIED;
import static io.loopshark.capture.CaptureBytes.NANOSECONDS;
import static io.loopshark.capture.CaptureBytes.frames;
import static io.loopshark.capture.CaptureBytes.pcap;
import static io.loopshark.capture.CaptureBytes.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.loopshark.capture.CaptureBytes.Reading;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PcapReadingTest {

    private static final ByteOrder LITTLE = ByteOrder.LITTLE_ENDIAN;
    private static final ByteOrder BIG = ByteOrder.BIG_ENDIAN;
    private static final byte[] DATA = {1, 2, 3, 4, 5};

    @Nested
    class Frames {

        @Test
        void haveAllThatTheirRecordSays() throws IOException {
            for (ByteOrder order : new ByteOrder[] {LITTLE, BIG}) {
                byte[] file = pcap(order, MICROSECONDS, LinkType.ETHERNET)
                        .record(1_700_000_000, 123_456, DATA)
                        .record(1_700_000_001, 999_999, 3, 1514, new byte[] {7, 8, 9})
                        .bytes();

                var frames = frames(file);

                assertThat(frames).hasSize(2);
                Frame first = frames.get(0);
                assertThat(first.number()).isEqualTo(1);
                assertThat(first.timestampNanos()).isEqualTo(1_700_000_000_123_456_000L);
                assertThat(first.bytes()).containsExactly(DATA);
                assertThat(first.originalLength()).isEqualTo(5);
                assertThat(first.linkType()).isEqualTo(LinkType.ETHERNET);
                assertThat(first.interfaceId()).isZero();
                Frame second = frames.get(1);
                assertThat(second.number()).isEqualTo(2);
                assertThat(second.timestampNanos()).isEqualTo(1_700_000_001_999_999_000L);
                assertThat(second.bytes()).containsExactly(7, 8, 9);
                assertThat(second.originalLength()).isEqualTo(1514);
            }
        }

        @Test
        void haveNanosecondsWhereTheMagicNumberSaysSo() throws IOException {
            byte[] file = pcap(BIG, NANOSECONDS, 1).record(1, 123_456_789, DATA).bytes();
            assertThat(frames(file).get(0).timestampNanos()).isEqualTo(1_123_456_789L);
        }

        @Test
        void mayBeLaterThan2038AndHaveFractionsAboveASecond() throws IOException {
            byte[] file = pcap(LITTLE, MICROSECONDS, 1).record(-1, -1, DATA).bytes();
            assertThat(frames(file).get(0).timestampNanos())
                    .isEqualTo(4_294_967_295L * 1_000_000_000 + 4_294_967_295L * 1_000);
        }

        @Test
        void mayHaveNoBytesAtAll() throws IOException {
            byte[] file = pcap(LITTLE, MICROSECONDS, 1)
                    .record(1, 2, new byte[0])
                    .record(1, 3, DATA)
                    .bytes();
            assertThat(frames(file)).extracting(Frame::capturedLength).containsExactly(0, 5);
        }

        @Test
        void mayBeLongerThanOnTheWireAsWrongToolsWriteThem() throws IOException {
            byte[] file = pcap(LITTLE, MICROSECONDS, 1).record(1, 2, 5, 3, DATA).bytes();
            assertThat(frames(file).get(0).capturedLength()).isEqualTo(5);
            assertThat(frames(file).get(0).originalLength()).isEqualTo(3);
        }

        @Test
        void haveTheLargestLengthWhereTheOneOnTheWireIsNonsense() throws IOException {
            byte[] file =
                    pcap(LITTLE, MICROSECONDS, 1).record(1, 2, 5, -1, DATA).bytes();
            assertThat(frames(file).get(0).originalLength()).isEqualTo(Integer.MAX_VALUE);
        }

        @Test
        void followEightMoreOctetsInModifiedRecords() throws IOException {
            byte[] more = {1, 0, 0, 0, 8, 0, 0, 0};
            byte[] file = pcap(LITTLE, MODIFIED, 1)
                    .record(1, 2, 5, 5, more)
                    .add(DATA)
                    .record(1, 3, 5, 5, more)
                    .add(DATA)
                    .bytes();
            assertThat(frames(file)).hasSize(2).allSatisfy(frame -> assertThat(frame.bytes())
                    .containsExactly(DATA));
        }

        @Test
        void ofABufferAreMovedButNeverMixedUp() throws IOException {
            CaptureBytes file = pcap(LITTLE, MICROSECONDS, 1);
            int count = 5000;
            for (int i = 0; i < count; i++) {
                byte[] data = new byte[i % 1400];
                Arrays.fill(data, (byte) i);
                file.record(i, 0, data);
            }
            var frames = frames(file.bytes());
            assertThat(frames).hasSize(count);
            for (int i = 0; i < count; i++) {
                byte[] expected = new byte[i % 1400];
                Arrays.fill(expected, (byte) i);
                assertThat(frames.get(i).bytes()).isEqualTo(expected);
            }
        }

        @Test
        void ofTheLargestSizeThatWiresharkAllowsAreRead() throws IOException {
            byte[] largest = new byte[262_144];
            largest[largest.length - 1] = 9;
            byte[] file = pcap(LITTLE, MICROSECONDS, 1)
                    .record(1, 2, DATA)
                    .record(1, 2, largest)
                    .record(1, 2, DATA)
                    .bytes();
            assertThat(frames(file)).extracting(Frame::capturedLength).containsExactly(5, 262_144, 5);
            assertThat(frames(file).get(1).bytes()).isEqualTo(largest);
        }

        @ParameterizedTest
        @ValueSource(ints = {231, 249, 279})
        void ofLinksThatAreNoNetworkMayBeMuchLarger(int linkType) throws IOException {
            byte[] file = pcap(LITTLE, MICROSECONDS, linkType)
                    .record(1, 2, new byte[3_000_000])
                    .bytes();
            assertThat(frames(file)).extracting(Frame::capturedLength).containsExactly(3_000_000);
        }
    }

    @Nested
    class TheFileHeader {

        @ParameterizedTest
        @CsvSource({"00000001,1", "24000001,1", "04000071,113", "0800ffff,65535", "f0000065,101"})
        void givesTheLinkTypeWithoutTheBitsThatTellOfChecksums(String network, int linkType) throws IOException {
            byte[] file = pcap(BIG, MICROSECONDS, Integer.parseUnsignedInt(network, 16))
                    .record(1, 2, DATA)
                    .bytes();
            assertThat(frames(file).get(0).linkType()).isEqualTo(linkType);
        }

        @Test
        void isEnoughForACaptureWithoutPackets() throws IOException {
            assertThat(frames(pcap(LITTLE, MICROSECONDS, 1).bytes())).isEmpty();
        }

        @Test
        void withReservedBitsIsRefused() {
            Reading reading = read(pcap(LITTLE, MICROSECONDS, 0x0030_0001).bytes());
            assertThat(reading.complaint()).isEqualTo("0: reserved bits of the link type are set: 00300001");
        }

        @Test
        void ofAVersionBefore2IsRefused() {
            Reading reading = read(pcap(LITTLE, MICROSECONDS, 1, 9, 1).bytes());
            assertThat(reading.complaint()).isEqualTo("0: pcap version 1.9 is not supported");
        }

        @ParameterizedTest
        @CsvSource({"2,0", "2,2", "543,0"})
        void ofAnOldVersionHasTheLengthsTheOtherWayRound(int major, int minor) throws IOException {
            byte[] file = pcap(LITTLE, MICROSECONDS, major, minor, 1)
                    .record(1, 2, 100, 5, DATA)
                    .bytes();
            assertThat(frames(file).get(0).capturedLength()).isEqualTo(5);
            assertThat(frames(file).get(0).originalLength()).isEqualTo(100);
        }

        @Test
        void ofVersion2Point3MayHaveThemEitherWay() throws IOException {
            byte[] file = pcap(LITTLE, MICROSECONDS, 2, 3, 1)
                    .record(1, 2, 100, 5, DATA)
                    .record(1, 2, 5, 100, DATA)
                    .bytes();
            assertThat(frames(file)).hasSize(2).allSatisfy(frame -> {
                assertThat(frame.capturedLength()).isEqualTo(5);
                assertThat(frame.originalLength()).isEqualTo(100);
            });
        }

        @Test
        void ofAixHasOtherLinkTypesAndNanoseconds() throws IOException {
            byte[] file =
                    pcap(BIG, MICROSECONDS, 2, 2, 6).record(1, 2, 100, 5, DATA).bytes();
            assertThat(frames(file).get(0).linkType()).isEqualTo(LinkType.ETHERNET);
            assertThat(frames(file).get(0).timestampNanos()).isEqualTo(1_000_000_002L);
        }

        @ParameterizedTest
        @ValueSource(ints = {4, 20, 23})
        void isMissedWhereTheFileEndsBefore(int length) {
            byte[] file = Arrays.copyOf(pcap(LITTLE, MICROSECONDS, 1).bytes(), length);
            assertThat(read(file).complaint())
                    .isEqualTo("0: cut short in the middle of the file header: " + length + " of 24 bytes are there");
        }
    }

    @Nested
    class Damage {

        private final byte[] whole = pcap(LITTLE, MICROSECONDS, 1)
                .record(1, 2, DATA)
                .record(3, 4, DATA)
                .bytes();

        @Test
        void atAnyPlaceLeavesTheFramesBeforeIt() {
            int first = 24 + 16 + 5;
            for (int length = 24; length < whole.length; length++) {
                Reading reading = read(Arrays.copyOf(whole, length));
                int there = length < first ? length - 24 : length - first;
                assertThat(reading.frames()).as("cut at %d", length).hasSize(length < first ? 0 : 1);
                long offset = length < first ? 24 : first;
                String expected;
                if (there == 0) {
                    expected = "none";
                } else if (there < 16) {
                    expected = offset + ": cut short in the middle of a packet: " + there
                            + " of the 16 bytes of its header are there";
                } else {
                    expected =
                            offset + ": cut short in the middle of a packet: " + (there - 16) + " of 5 bytes are there";
                }
                assertThat(reading.complaint()).as("cut at %d", length).isEqualTo(expected);
            }
        }

        @ParameterizedTest
        @CsvSource({"262145,262145", "-1,4294967295", "-2147483648,2147483648"})
        void ofALengthIsToldWithoutTryingToReadThatMuch(int length, String unsigned) {
            byte[] file = pcap(LITTLE, MICROSECONDS, 1)
                    .record(1, 2, DATA)
                    .record(1, 2, length, 60, DATA)
                    .bytes();
            Reading reading = read(file);
            assertThat(reading.frames()).hasSize(1);
            assertThat(reading.complaint())
                    .isEqualTo("45: a packet of " + unsigned + " bytes, more than the maximum of 262144");
        }

        @Test
        void isToldAgainToWhoeverReadsOn() throws IOException {
            byte[] file = Arrays.copyOf(whole, whole.length - 1);
            try (CaptureFile capture = CaptureFile.open(new ByteArrayInputStream(file), "test")) {
                Frame frame = new Frame();
                assertThat(capture.next(frame)).isTrue();
                for (int i = 0; i < 3; i++) {
                    assertThat(catchThrowable(() -> capture.next(frame)))
                            .isInstanceOf(CaptureException.class)
                            .hasMessage("test: byte 45: cut short in the middle of a packet: 4 of 5 bytes are there");
                }
            }
        }
    }
}
