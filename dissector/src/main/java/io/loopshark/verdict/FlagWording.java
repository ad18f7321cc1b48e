package io.loopshark.verdict;

import io.loopshark.segment.SequenceNumber;
import io.loopshark.wireshark.AnalysisFlag;

/** How a finding is made of each of Wireshark's flags that is one: its numbers and its sentence. */
enum FlagWording {
    RETRANSMISSION(AnalysisFlag.RETRANSMISSION, FindingKind.RETRANSMISSION, Numbers.NEXT_AND_SEQUENCE) {
        @Override
        Sentence sentence(Scene scene) {
            return Sentence.of(
                    "Begins at {0}, below what its sender had sent already: a retransmission.",
                    "从序号 {0} 开始，低于发送方已经发到的位置：这是重传。", sequence(scene));
        }
    },
    FAST_RETRANSMISSION(AnalysisFlag.FAST_RETRANSMISSION, FindingKind.FAST_RETRANSMISSION, Numbers.NEXT_AND_SEQUENCE) {
        @Override
        Sentence sentence(Scene scene) {
            return Sentence.of(
                    "Sends {0} again right after duplicate acknowledgements that ask for it: a fast retransmission.",
                    "对方用重复确认索要序号 {0}，发送方不等超时就立即重发：这是快速重传。", sequence(scene));
        }
    },
    SPURIOUS_RETRANSMISSION(
            AnalysisFlag.SPURIOUS_RETRANSMISSION, FindingKind.SPURIOUS_RETRANSMISSION, Numbers.NEXT_AND_SEQUENCE) {
        @Override
        Sentence sentence(Scene scene) {
            return Sentence.of(
                    "Sends {0} bytes from {1} again, all of which had been acknowledged already: a needless retransmission.",
                    "又发送了从序号 {1} 开始的 {0} 个字节，而它们早已全部被确认：这次重传是多余的。",
                    scene.segment().payloadLength(),
                    sequence(scene));
        }
    },
    OUT_OF_ORDER(AnalysisFlag.OUT_OF_ORDER, FindingKind.OUT_OF_ORDER, Numbers.NEXT_AND_SEQUENCE) {
        @Override
        Sentence sentence(Scene scene) {
            return Sentence.of(
                    "Begins at {0} and comes just after a segment that lies further on: out of order.",
                    "从序号 {0} 开始，却紧跟在序号更靠后的报文段之后到达：顺序乱了。", sequence(scene));
        }
    },
    DUPLICATE_ACK(AnalysisFlag.DUPLICATE_ACK, FindingKind.DUPLICATE_ACK, Numbers.ACKNOWLEDGEMENT) {
        @Override
        Sentence sentence(Scene scene) {
            return Sentence.of(
                    "Acknowledges {0} once more and says nothing new: a duplicate acknowledgement.",
                    "再次确认 {0}，没有任何新内容：这是重复确认。", acknowledgement(scene));
        }
    },
    KEEP_ALIVE(AnalysisFlag.KEEP_ALIVE, FindingKind.KEEP_ALIVE, Numbers.NEXT_AND_SEQUENCE) {
        @Override
        Sentence sentence(Scene scene) {
            return Sentence.of(
                    "Begins at {0}, one below the next number in turn, only to be answered: a keep-alive.",
                    "从序号 {0} 开始，比接下来该用的序号小 1，只为引对方回应：这是保活探测。", sequence(scene));
        }
    },
    KEEP_ALIVE_ACK(AnalysisFlag.KEEP_ALIVE_ACK, FindingKind.KEEP_ALIVE_ACK, Numbers.NONE) {
        @Override
        Sentence sentence(Scene scene) {
            return Sentence.of(
                    "Answers the keep-alive: {0} is expected next, as before.",
                    "回应保活探测：期待的下一个序号仍是 {0}。", acknowledgement(scene));
        }
    },
    ZERO_WINDOW(AnalysisFlag.ZERO_WINDOW, FindingKind.ZERO_WINDOW, Numbers.NONE) {
        @Override
        Sentence sentence(Scene scene) {
            return Sentence.of(
                    "Offers a window of 0: its sender has no room for more data.", "通告的窗口为 0：这一方暂时没有空间接收更多数据。");
        }
    },
    ZERO_WINDOW_PROBE(AnalysisFlag.ZERO_WINDOW_PROBE, FindingKind.ZERO_WINDOW_PROBE, Numbers.NONE) {
        @Override
        Sentence sentence(Scene scene) {
            return Sentence.of(
                    "Sends one byte, {0}, into the closed window, to learn whether it has opened.",
                    "向关闭的窗口发送一个字节（序号 {0}），探测窗口是否已经打开。", sequence(scene));
        }
    },
    ZERO_WINDOW_PROBE_ACK(AnalysisFlag.ZERO_WINDOW_PROBE_ACK, FindingKind.ZERO_WINDOW_PROBE_ACK, Numbers.NONE) {
        @Override
        Sentence sentence(Scene scene) {
            return Sentence.of(
                    "Answers the probe: the window is still closed, and {0} is expected next.",
                    "回应窗口探测：窗口仍然关闭，期待的下一个序号是 {0}。", acknowledgement(scene));
        }
    },
    WINDOW_UPDATE(AnalysisFlag.WINDOW_UPDATE, FindingKind.WINDOW_UPDATE, Numbers.NONE) {
        @Override
        Sentence sentence(Scene scene) {
            return Sentence.of(
                    "Brings nothing new but the window: {0} bytes.",
                    "只更新了窗口：现在可以接收 {0} 个字节。",
                    (long) scene.segment().window() << scene.from().shift());
        }
    },
    WINDOW_FULL(AnalysisFlag.WINDOW_FULL, FindingKind.WINDOW_FULL, Numbers.NONE) {
        @Override
        Sentence sentence(Scene scene) {
            return Sentence.of(
                    "Its data ends at {0}, the very edge of the window: more has to wait until the other side makes room.",
                    "数据到序号 {0} 为止，正好填满对方的窗口：要等对方腾出空间才能继续发送。",
                    SequenceNumber.unsigned(
                            scene.segment().sequence() + scene.segment().payloadLength()));
        }
    };

    /** Which numbers a finding names as expected and actual. */
    private enum Numbers {
        NONE,
        /** The next number in turn, and the segment's own. */
        NEXT_AND_SEQUENCE,
        /** The acknowledgement number; none other was to be expected. */
        ACKNOWLEDGEMENT
    }

    private final AnalysisFlag flag;
    private final FindingKind kind;
    private final Numbers numbers;

    FlagWording(AnalysisFlag flag, FindingKind kind, Numbers numbers) {
        this.flag = flag;
        this.kind = kind;
        this.numbers = numbers;
    }

    AnalysisFlag flag() {
        return flag;
    }

    FindingKind kind() {
        return kind;
    }

    /** What happened, in one sentence. */
    abstract Sentence sentence(Scene scene);

    /** The finding about the segment of {@code scene}. */
    Finding finding(Scene scene) {
        Long expected = null;
        Long actual = null;
        if (numbers == Numbers.NEXT_AND_SEQUENCE) {
            expected = scene.from().hasSent()
                    ? (Long) SequenceNumber.unsigned(scene.from().sndNxt())
                    : null;
            actual = sequence(scene);
        } else if (numbers == Numbers.ACKNOWLEDGEMENT) {
            actual = acknowledgement(scene);
        }
        return new Finding(kind, scene.frame(), scene.side(), expected, actual, sentence(scene));
    }

    private static long sequence(Scene scene) {
        return SequenceNumber.unsigned(scene.segment().sequence());
    }

    private static long acknowledgement(Scene scene) {
        return SequenceNumber.unsigned(scene.segment().acknowledgement());
    }
}
