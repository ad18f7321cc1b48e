package io.loopshark.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopshark.capture.Frame;
import io.loopshark.decode.FrameDecoder;
import io.loopshark.decode.PacketView;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** libpcap and the packet socket look at the same traffic at the same time, and show the same. */
class BothEnginesTest {
    private static final int MEBIBYTE = 1 << 20;
    private static final int WRITE = 1 << 16;
    private static final int CLIENTS = 4;
    private static final int ROUNDS = 50;
    private static final int PATIENCE = 2_000;
    private static final long STAMPS_APART_NANOS = 5_000_000_000L;

    private final Set<Integer> ports = new HashSet<>();
    private Fence fence;
    private Tape libpcap;
    private Tape packetSocket;
    private long fences;

    @BeforeEach
    void open() throws IOException, InterruptedException {
        fence = new Fence();
        try {
            libpcap = Tape.of(new LibpcapEngine(), CaptureSettings.HEADERS, fence);
            packetSocket = Tape.of(new PacketSocketEngine(), CaptureSettings.HEADERS, fence);
        } catch (CaptureUnavailableException e) {
            throw OpenCapture.missing(e.getMessage(), e);
        }
        fence.send(++fences);
        libpcap.beginAfter(fences);
        packetSocket.beginAfter(fences);
    }

    @AfterEach
    void close() {
        for (Tape tape : new Tape[] {libpcap, packetSocket}) {
            if (tape != null) {
                tape.close();
            }
        }
        fence.close();
    }

    private void fence() throws IOException, InterruptedException {
        fence.send(++fences);
        libpcap.awaitFence(fences);
        packetSocket.awaitFence(fences);
    }

    private Conversation talk(String address) throws IOException {
        Conversation talk = Conversation.on(address);
        synchronized (ports) {
            ports.add(talk.clientEndpoint().port());
        }
        return talk;
    }

    /** What the tape shows of our own connections, and of the fence: other processes talk over loopback as well. */
    private List<Tape.Shown> ours(Tape tape) {
        List<Tape.Shown> ours = new ArrayList<>();
        FrameDecoder decoder = new FrameDecoder();
        PacketView packet = new PacketView();
        Frame frame = new Frame();
        for (Tape.Shown shown : tape.frames()) {
            byte[] bytes = HexFormat.of().parseHex(shown.hex());
            frame.set(
                    1,
                    0,
                    bytes,
                    0,
                    bytes.length,
                    shown.originalLength(),
                    libpcap.handle().linkType(),
                    0);
            boolean isFence = fence.numberIn(bytes, libpcap.handle().linkType()).isPresent();
            if (isFence
                    || decoder.decode(frame, packet)
                            && (ports.contains(packet.sourcePort()) || ports.contains(packet.destinationPort()))) {
                ours.add(shown);
            }
        }
        return ours;
    }

    private void assertNothingLost() {
        assertThat(libpcap.handle().dropped()).isZero();
        assertThat(packetSocket.handle().dropped()).isZero();
    }

    @Test
    void haveTheSameLinkType() {
        assertThat(packetSocket.handle().linkType()).isEqualTo(libpcap.handle().linkType());
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "::1"})
    void showTheSameFramesInTheSameOrder(String address) throws Exception {
        try (Processor one = Processor.one()) {
            try (Conversation talk = talk(address)) {
                for (int size = 1; size < 4 * WRITE; size = size * 3 + 1) {
                    talk.exchange(Math.min(size, WRITE), 1).exchange(1, Math.min(size, WRITE));
                    fence();
                }
                talk.sendBulk(8 * MEBIBYTE);
                talk.closeClient().closeServer();
            }
            try (Conversation talk = talk(address)) {
                talk.exchange(10, 10).abortServer();
            }
            fence();
            assertThat(one).isNotNull();
        }
        List<Tape.Shown> expected = ours(libpcap);
        assertThat(expected).hasSizeGreaterThan(100);
        assertThat(expected)
                .as("frames longer than what is captured of them")
                .anyMatch(shown -> shown.originalLength() > shown.hex().length() / 2);
        assertThat(ours(packetSocket)).isEqualTo(expected);
        assertNothingLost();
    }

    @Test
    void showAllFramesOfManyThreads() throws Exception {
        List<CompletableFuture<Void>> clients = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            clients.add(CompletableFuture.runAsync(this::openTalkAndClose));
        }
        CompletableFuture.allOf(clients.toArray(new CompletableFuture<?>[0])).join();
        // The last acknowledgement may be on its way on another processor.
        for (int i = 0; i < PATIENCE && !sorted(libpcap).equals(sorted(packetSocket)); i++) {
            fence();
        }
        assertThat(sorted(packetSocket)).isEqualTo(sorted(libpcap)).hasSizeGreaterThan(CLIENTS * ROUNDS * 8);
        assertNothingLost();
    }

    private void openTalkAndClose() {
        for (int round = 0; round < ROUNDS; round++) {
            try (Conversation talk = talk(round % 2 == 0 ? "127.0.0.1" : "::1")) {
                talk.exchange(10, 70_000).closeClient().closeServer();
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }
    }

    private List<String> sorted(Tape tape) {
        return ours(tape).stream().map(Tape.Shown::toString).sorted().toList();
    }

    @Test
    void stampFramesWithTheTimeOfDay() throws Exception {
        long before = System.currentTimeMillis() * 1_000_000;
        fence();
        for (Tape tape : List.of(libpcap, packetSocket)) {
            assertThat(tape.stamps()).isNotEmpty().allSatisfy(stamp -> assertThat(stamp)
                    .isBetween(before - STAMPS_APART_NANOS, before + STAMPS_APART_NANOS));
        }
    }
}
