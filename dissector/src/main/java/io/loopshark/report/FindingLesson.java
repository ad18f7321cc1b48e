package io.loopshark.report;

import io.loopshark.verdict.FindingKind;
import java.util.Map;
import java.util.Optional;

/** What a learner has to know to make sense of a finding, beyond the finding's own sentence. Kinds that speak for themselves have none. */
final class FindingLesson {

    private static final Map<String, Bilingual> LESSONS = Map.ofEntries(
            lesson(
                    "RETRANSMISSION",
                    "A sender keeps what it has sent until it is acknowledged. When no acknowledgement comes in time, it sends the same numbers again.",
                    "发送方会保留已发送的数据，直到得到确认。如果没有及时等到确认，就用相同的序号重发一次。"),
            lesson(
                    "FAST_RETRANSMISSION",
                    "Several acknowledgements with one and the same number tell the sender that something is missing there; it sends that again without waiting for its timer.",
                    "连续几个相同的确认号告诉发送方：那里缺了一段数据。于是它不等定时器到期就立即重传。"),
            lesson(
                    "SPURIOUS_RETRANSMISSION",
                    "This was acknowledged already: the sender was too impatient, or the acknowledgement came too late.",
                    "这些数据其实已经得到确认：要么发送方过于心急，要么确认来得太晚。"),
            lesson(
                    "OUT_OF_ORDER",
                    "Segments may overtake each other on their way. The receiver puts them back in order by their sequence numbers.",
                    "报文段在途中可能后发先至，接收方根据序号把它们重新排好。"),
            lesson(
                    "DUPLICATE_ACK",
                    "The same acknowledgement number again means: something came, but not what I am waiting for.",
                    "重复的确认号意思是：收到了东西，但不是我正在等的那一段。"),
            lesson(
                    "SEQUENCE_GAP",
                    "Bytes between two segments are missing in the capture; whether the network or the capture lost them, it does not tell.",
                    "两个报文段之间有一些字节没有抓到；究竟是网络丢失还是抓包遗漏，无从得知。"),
            lesson(
                    "KEEP_ALIVE",
                    "A keep-alive has a number that was acknowledged long ago, one below the next: so the other side must answer, and nothing is sent.",
                    "保活探测故意使用早已确认过的序号（比下一个序号小 1）：对方必须应答，而又不传送任何新数据。"),
            lesson("KEEP_ALIVE_ACK", "The answer to the keep-alive: still here.", "这是对保活探测的应答：我还在。"),
            lesson(
                    "ZERO_WINDOW",
                    "The receiver has no room left: the other side has to wait until it offers a window again.",
                    "接收方已经没有缓存空间：对方必须等它重新通告窗口。"),
            lesson(
                    "ZERO_WINDOW_PROBE",
                    "A probe asks whether the window is still closed, in case the news that it opened got lost.",
                    "窗口探测用来询问窗口是否仍然关闭，以防“窗口已打开”的通知丢失。"),
            lesson(
                    "ZERO_WINDOW_PROBE_ACK",
                    "The answer to the probe: the window is still closed.",
                    "这是对窗口探测的应答：窗口仍然关闭。"),
            lesson(
                    "WINDOW_UPDATE",
                    "The receiver's application has read data: there is room again.",
                    "接收方的应用程序读走了数据：又有空间了。"),
            lesson(
                    "WINDOW_FULL",
                    "With this segment the sender has used up the whole window; it has to wait for an acknowledgement.",
                    "发送了这个报文段之后，窗口已经用完，发送方必须等待确认。"));

    private FindingLesson() {}

    static Optional<Bilingual> of(FindingKind kind) {
        return Optional.ofNullable(LESSONS.get(kind.name()));
    }

    private static Map.Entry<String, Bilingual> lesson(String kind, String english, String chinese) {
        return Map.entry(kind, new Bilingual(english, chinese));
    }
}
