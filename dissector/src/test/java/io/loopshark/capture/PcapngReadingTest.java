package io.loopshark.capture;

import static io.loopshark.capture.CaptureBytes.frames;
import static io.loopshark.capture.CaptureBytes.pcapng;
import static io.loopshark.capture.CaptureBytes.read;
import static io.loopshark.capture.CaptureBytes.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.loopshark.capture.CaptureBytes.Reading;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PcapngReadingTest {

    private static final byte[] DATA = {1, 2, 3, 4, 5};

    private static final int RESOLUTION = 9;
    private static final int OFFSET = 14;

    private enum Order {
        LITTLE(ByteOrder.LITTLE_ENDIAN),
        BIG(ByteOrder.BIG_ENDIAN);

        private final ByteOrder order;

        Order(ByteOrder order) {
            this.order = order;
        }

        CaptureBytes capture() {
            return pcapng(order);
        }
    }

    @Nested
    class Frames {

        @ParameterizedTest
        @EnumSource
        void ofEnhancedPacketsHaveAllThatTheirBlockSays(Order order) throws IOException {
            byte[] file = order.capture()
                    .interfaceDescription(LinkType.ETHERNET, 0)
                    .interfaceDescription(LinkType.LINUX_SLL2, 0)
                    .enhanced(1, 1_700_000_000_123_456L, 5, 1514, DATA)
                    .enhanced(0, 1_700_000_000_123_457L, new byte[] {9, 8, 7, 6})
                    .bytes();

            var frames = frames(file);

            assertThat(frames).hasSize(2);
            Frame first = frames.get(0);
            assertThat(first.number()).isEqualTo(1);
            assertThat(first.timestampNanos()).isEqualTo(1_700_000_000_123_456_000L);
            assertThat(first.bytes()).containsExactly(DATA);
            assertThat(first.originalLength()).isEqualTo(1514);
            assertThat(first.linkType()).isEqualTo(LinkType.LINUX_SLL2);
            assertThat(first.interfaceId()).isEqualTo(1);
            Frame second = frames.get(1);
            assertThat(second.number()).isEqualTo(2);
            assertThat(second.bytes()).containsExactly(9, 8, 7, 6);
            assertThat(second.linkType()).isEqualTo(LinkType.ETHERNET);
        }

        @ParameterizedTest
        @EnumSource
        void ofObsoletePacketsAreReadAlike(Order order) throws IOException {
            byte[] file = order.capture()
                    .interfaceDescription(LinkType.ETHERNET, 0)
                    .interfaceDescription(LinkType.RAW, 0)
                    .obsolete(1, 1_700_000_000_123_456L, DATA)
                    .bytes();
            assertThat(frames(file)).singleElement().satisfies(frame -> {
                assertThat(frame.timestampNanos()).isEqualTo(1_700_000_000_123_456_000L);
                assertThat(frame.bytes()).containsExactly(DATA);
                assertThat(frame.linkType()).isEqualTo(LinkType.RAW);
                assertThat(frame.interfaceId()).isEqualTo(1);
            });
        }

        @ParameterizedTest
        @EnumSource
        void ofSimplePacketsHaveNoTimeAndGoAsFarAsTheSnapLength(Order order) throws IOException {
            byte[] file = order.capture()
                    .interfaceDescription(LinkType.ETHERNET, 4)
                    .simple(3, new byte[] {1, 2, 3})
                    .simple(1514, new byte[] {1, 2, 3, 4})
                    .bytes();
            var frames = frames(file);
            assertThat(frames).extracting(Frame::capturedLength).containsExactly(3, 4);
            assertThat(frames).extracting(Frame::originalLength).containsExactly(3, 1514);
            assertThat(frames).extracting(Frame::timestampNanos).containsOnly(0L);
        }

        @Test
        void ofASimplePacketAreWholeWithoutSnapLength() throws IOException {
            byte[] file = Order.LITTLE
                    .capture()
                    .interfaceDescription(1, 0)
                    .simple(5, DATA)
                    .bytes();
            assertThat(frames(file)).extracting(Frame::capturedLength).containsExactly(5);
        }

        @ParameterizedTest
        @EnumSource
        void areCountedInTheUnitsOfTheirInterface(Order order) throws IOException {
            CaptureBytes file = order.capture();
            file.interfaceDescription(
                            1, 0, file.option(2, text("eth0")), file.option(RESOLUTION, (byte) 9), file.option(0))
                    .interfaceDescription(1, 0, file.option(RESOLUTION, (byte) 3), file.longOption(OFFSET, 1000))
                    .interfaceDescription(1, 0, file.option(RESOLUTION, (byte) 0x8a))
                    .enhanced(0, 1_000_000_001L, DATA)
                    .enhanced(1, 1_500, DATA)
                    .enhanced(2, 1_536, DATA);
            assertThat(frames(file.bytes()))
                    .extracting(Frame::timestampNanos)
                    .containsExactly(1_000_000_001L, 1_001_500_000_000L, 1_500_000_000L);
        }

        @Test
        void ofALaterSectionHaveItsByteOrderAndItsInterfaces() throws IOException {
            byte[] little = Order.LITTLE
                    .capture()
                    .interfaceDescription(LinkType.ETHERNET, 0)
                    .enhanced(0, 1, DATA)
                    .bytes();
            byte[] big = Order.BIG
                    .capture()
                    .interfaceDescription(LinkType.RAW, 0)
                    .enhanced(0, 2, DATA)
                    .bytes();
            var frames = frames(CaptureBytes.concatenated(little, big, little));
            assertThat(frames).extracting(Frame::number).containsExactly(1L, 2L, 3L);
            assertThat(frames)
                    .extracting(Frame::linkType)
                    .containsExactly(LinkType.ETHERNET, LinkType.RAW, LinkType.ETHERNET);
            assertThat(frames).extracting(Frame::timestampNanos).containsExactly(1_000L, 2_000L, 1_000L);
        }

        @Test
        void ofAnInterfaceThatIsDescribedAfterTheFirstPacketAreRead() throws IOException {
            byte[] file = Order.LITTLE
                    .capture()
                    .interfaceDescription(LinkType.ETHERNET, 0)
                    .enhanced(0, 1, DATA)
                    .interfaceDescription(LinkType.RAW, 0)
                    .enhanced(1, 1, DATA)
                    .bytes();
            assertThat(frames(file)).extracting(Frame::linkType).containsExactly(LinkType.ETHERNET, LinkType.RAW);
        }

        @Test
        void areFoundBehindBlocksOfOtherKindsWhateverTheirSize() throws IOException {
            byte[] file = Order.LITTLE
                    .capture()
                    .block(0x0bad, new byte[0])
                    .interfaceDescription(1, 0)
                    .block(5, new byte[100])
                    .block(0x8000_0bad, new byte[20_000_000])
                    .enhanced(0, 1, DATA)
                    .bytes();
            assertThat(frames(file)).hasSize(1);
        }

        @Test
        void haveLargeCommentsBehindThem() throws IOException {
            CaptureBytes file = Order.LITTLE.capture().interfaceDescription(1, 0);
            byte[] comment = file.option(1, new byte[65_000]);
            byte[] body = new byte[20 + 8 + 10 * comment.length];
            body[12] = 5;
            body[16] = 5;
            for (int i = 0; i < 10; i++) {
                System.arraycopy(comment, 0, body, 28 + i * comment.length, comment.length);
            }
            file.block(6, body).enhanced(0, 1, DATA);
            assertThat(frames(file.bytes())).extracting(Frame::capturedLength).containsExactly(5, 5);
        }
    }

    @Nested
    class Damage {

        private static final int SECTION = 28;
        private static final int INTERFACE = 20;
        private static final int FIRST_PACKET = SECTION + INTERFACE;

        private final CaptureBytes capture = Order.LITTLE.capture().interfaceDescription(1, 0);

        private String complaint() {
            return read(capture.bytes()).complaint();
        }

        @Test
        void byACutLeavesTheFramesBeforeIt() {
            byte[] whole = capture.enhanced(0, 1, DATA).enhanced(0, 1, DATA).bytes();
            int packet = 40;
            for (int length = FIRST_PACKET + packet + 1; length < whole.length; length++) {
                Reading reading = read(Arrays.copyOf(whole, length));
                int there = length - FIRST_PACKET - packet;
                assertThat(reading.frames()).hasSize(1);
                assertThat(reading.complaint())
                        .isEqualTo(
                                there < 8
                                        ? "88: cut short in the middle of a block: " + there
                                                + " of the 8 bytes of its head are there"
                                        : "88: cut short in the middle of a packet: " + there
                                                + " of the 40 bytes of its enhanced packet block are there");
            }
        }

        @Test
        void byACutInsideTheFirstHeaderIsTold() {
            byte[] whole = Order.BIG.capture().bytes();
            for (int length = 4; length < whole.length; length++) {
                assertThat(read(Arrays.copyOf(whole, length)).complaint()).startsWith("0: cut short in the middle of ");
            }
        }

        @Test
        void byACutInsideASkippedBlockIsTold() {
            byte[] whole = capture.block(0x0bad, new byte[1_000_000]).bytes();
            assertThat(read(Arrays.copyOf(whole, 600_000)).complaint())
                    .isEqualTo("48: cut short in the middle of a block: 599952 of 1000012 bytes are there");
        }

        @Test
        void ofAByteOrderIsTold() {
            byte[] file = Order.LITTLE.capture().bytes();
            file[8] = 0;
            assertThat(read(file).complaint()).isEqualTo("0: no byte order in a section header: 003c2b1a");
        }

        @Test
        void ofAVersionIsTold() {
            assertThat(read(new CaptureBytes(ByteOrder.BIG_ENDIAN).section(1, 1).bytes())
                            .complaint())
                    .isEqualTo("0: pcapng version 1.1 is not supported");
            assertThat(read(new CaptureBytes(ByteOrder.BIG_ENDIAN).section(1, 2).bytes())
                            .complaint())
                    .isEqualTo("none");
        }

        @Test
        void ofASecondLengthIsTold() {
            capture.block(6, 40, new byte[28], 44);
            assertThat(complaint()).isEqualTo("48: a block's lengths differ: 40 before it, 44 after it");
        }

        @Test
        void ofTheSecondLengthOfASkippedBlockIsTold() {
            capture.block(0x0bad, 40, new byte[28], 44);
            assertThat(complaint()).endsWith("a block's lengths differ: 40 before it, 44 after it");
        }

        @Test
        void ofALengthThatIsTooSmallIsTold() {
            capture.block(6, 28, new byte[16], 28);
            assertThat(complaint()).isEqualTo("48: a block of 28 bytes, where its kind takes at least 32");
        }

        @Test
        void ofALengthOfZeroIsToldInsteadOfGoingRoundForEver() {
            capture.add(new byte[64]);
            assertThat(complaint()).isEqualTo("48: a block of 0 bytes, where its kind takes at least 12");
        }

        @Test
        void ofALengthThatIsNoMultipleOfFourIsTold() {
            capture.block(6, 37, new byte[25], 37);
            assertThat(complaint()).isEqualTo("48: a block of 37 bytes, which is no multiple of 4");
        }

        @Test
        void ofALengthThatIsFarTooLargeIsToldWithoutTryingToReadThatMuch() {
            capture.block(6, -4, new byte[28], -4);
            assertThat(complaint()).isEqualTo("48: a block of 4294967292 bytes, more than the maximum of 16777216");
        }

        @Test
        void ofACapturedLengthIsTold() {
            capture.enhanced(0, 1, 9, 60, DATA);
            assertThat(complaint()).isEqualTo("48: a packet of 9 bytes in a block that has room for 8");
        }

        @Test
        void ofANegativeCapturedLengthIsTold() {
            capture.enhanced(0, 1, -1, 60, DATA);
            assertThat(complaint()).isEqualTo("48: a packet of 4294967295 bytes, more than the maximum of 262144");
        }

        @Test
        void ofASimplePacketsLengthIsTold() {
            capture.simple(60, DATA);
            assertThat(complaint()).isEqualTo("48: a packet of 60 bytes in a block that has room for 8");
        }

        @Test
        void ofAnInterfaceNumberIsTold() {
            capture.enhanced(1, 1, DATA);
            assertThat(complaint()).isEqualTo("48: a packet of interface 1, where the section has described 1");
        }

        @Test
        void ofANegativeInterfaceNumberIsTold() {
            capture.enhanced(-1, 1, DATA);
            assertThat(complaint())
                    .isEqualTo("48: a packet of interface 4294967295, where the section has described 1");
        }

        @Test
        void ofASimplePacketWithoutAnyInterfaceIsTold() {
            byte[] file = Order.BIG.capture().simple(5, DATA).bytes();
            assertThat(read(file).complaint())
                    .isEqualTo("28: a packet of interface 0, where the section has described 0");
        }

        @Test
        void ofAnOptionIsTold() {
            byte[] wrong = capture.option(RESOLUTION, (byte) 9);
            wrong[2] = 100;
            capture.interfaceDescription(1, 0, wrong);
            assertThat(complaint()).isEqualTo("48: an option of 100 bytes where only 4 are left");
        }

        @Test
        void ofTooManyInterfacesIsToldBeforeTheyFillTheMemory() {
            for (int i = 0; i < 65_536; i++) {
                capture.interfaceDescription(1, 0);
            }
            assertThat(complaint()).endsWith("more than 65536 interfaces in one section");
        }
    }

    @Test
    void optionsOfTheWrongSizeAndWhatFollowsTheirEndArePassedOver() throws IOException {
        CaptureBytes file = Order.LITTLE.capture();
        file.interfaceDescription(
                        1,
                        0,
                        file.option(RESOLUTION, (byte) 9, (byte) 9),
                        file.option(OFFSET, (byte) 1),
                        file.option(0),
                        file.option(RESOLUTION, (byte) 3))
                .enhanced(0, 1, DATA);
        assertThat(frames(file.bytes()).get(0).timestampNanos()).isEqualTo(1_000);
    }

    @Test
    void aCaptureWithoutPacketsIsNoFault() throws IOException {
        assertThat(frames(Order.BIG.capture().bytes())).isEmpty();
        assertThat(frames(Order.BIG.capture().interfaceDescription(1, 0).bytes()))
                .isEmpty();
    }
}
