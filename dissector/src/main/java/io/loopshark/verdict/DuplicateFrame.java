package io.loopshark.verdict;

/**
 * The capture shows one and the same segment once more: that says something of where it was captured, and nothing of the peers. Of the
 * other rules only Wireshark's flags look at such a frame, and the connection only counts it.
 *
 * <p>RFC 9293 §3.4: "This mechanism allows for straightforward duplicate detection in the presence of retransmission." So a peer does
 * not mind either; but what the capture doubled must not be taken for what a peer sent again ({@link RecentFrames}).
 */
final class DuplicateFrame implements Rule {

    @Override
    public void examine(Scene scene) {
        if (scene.capturedBefore() && !scene.countsOnly(FindingKind.DUPLICATE_FRAME)) {
            scene.report(
                    FindingKind.DUPLICATE_FRAME,
                    Sentence.of(
                            "Shows a segment that was captured a moment before: the capture has it twice.",
                            "这一帧与刚才捕获的某一帧是同一个报文段：抓包中出现了两次。"));
        }
    }
}
