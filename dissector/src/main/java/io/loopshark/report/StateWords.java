package io.loopshark.report;

import static io.loopshark.report.Bilingual.say;

import io.loopshark.connection.PeerSnapshot;
import io.loopshark.connection.Side;
import io.loopshark.connection.TcpState;
import io.loopshark.segment.Flags;
import io.loopshark.verdict.Step;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a state means, and how a step changes the states of both peers. */
final class StateWords {

    private static final Map<TcpState, Bilingual> MEANINGS = new EnumMap<>(Map.ofEntries(
            Map.entry(TcpState.LISTEN, new Bilingual("waits for somebody to connect", "等待别人来连接")),
            Map.entry(
                    TcpState.SYN_SENT,
                    new Bilingual("has asked for a connection, waits for the answer", "已发出连接请求，等待应答")),
            Map.entry(
                    TcpState.SYN_RECEIVED,
                    new Bilingual(
                            "has got the other side's SYN and sent its own, waits for its acknowledgement",
                            "已收到对方的 SYN 并发出了自己的 SYN，等待对方确认")),
            Map.entry(TcpState.ESTABLISHED, new Bilingual("open: data may flow", "连接已建立，可以收发数据")),
            Map.entry(
                    TcpState.FIN_WAIT_1,
                    new Bilingual("has sent its FIN, waits for its acknowledgement", "已发出 FIN，等待对方确认")),
            Map.entry(
                    TcpState.FIN_WAIT_2,
                    new Bilingual(
                            "its FIN is acknowledged, waits for the other side's FIN", "自己的 FIN 已得到确认，等待对方的 FIN")),
            Map.entry(
                    TcpState.CLOSE_WAIT,
                    new Bilingual(
                            "has got the other side's FIN, its own application has yet to close",
                            "已收到对方的 FIN，自己的应用程序还没有关闭连接")),
            Map.entry(
                    TcpState.CLOSING,
                    new Bilingual(
                            "the FINs have crossed, waits for the acknowledgement of its own",
                            "双方的 FIN 交错，等待自己的 FIN 得到确认")),
            Map.entry(
                    TcpState.LAST_ACK,
                    new Bilingual("has sent its FIN, too, waits for the last acknowledgement", "也发出了 FIN，等待最后一个确认")),
            Map.entry(
                    TcpState.TIME_WAIT,
                    new Bilingual(
                            "done, stays for 2 MSL in case its last acknowledgement got lost",
                            "已经完成，再等待 2MSL，以防最后一个确认丢失")),
            Map.entry(TcpState.CLOSED, new Bilingual("no connection", "没有连接"))));

    private StateWords() {}

    /** What the step does to the states; nothing for a side whose state stays. */
    static List<Bilingual> changes(Step step) {
        List<Bilingual> changes = new ArrayList<>(2);
        change(step, Side.CLIENT, step.clientBefore(), step.client(), changes);
        change(step, Side.SERVER, step.serverBefore(), step.server(), changes);
        return changes;
    }

    /** Whether a state is shown after the step of which none is known before it. */
    static boolean fromUnknown(Step step) {
        return fromUnknown(step.clientBefore(), step.client()) || fromUnknown(step.serverBefore(), step.server());
    }

    private static boolean fromUnknown(PeerSnapshot before, PeerSnapshot after) {
        return before.state() == null && after.state() != null;
    }

    /** Whether it passes through SYN-RECEIVED: the SYN-ACK that it sends there had been answered before it was captured (Figure 7). */
    private static boolean acceptsBothSyns(Step step, Side side, @Nullable TcpState from, TcpState to) {
        return from == TcpState.SYN_SENT
                && to == TcpState.ESTABLISHED
                && step.from() == side
                && step.segment().has(Flags.SYN);
    }

    private static void change(Step step, Side side, PeerSnapshot before, PeerSnapshot after, List<Bilingual> changes) {
        TcpState from = before.state();
        TcpState to = after.state();
        if (to == null || to == from) {
            return;
        }
        Bilingual meaning = MEANINGS.getOrDefault(to, new Bilingual("", ""));
        Bilingual inferred = after.stateObserved()
                ? new Bilingual("", "")
                : new Bilingual("; inferred, the capture does not prove it", "；这是推断，抓包未能证实");
        changes.add(say(
                "{0}: {1} → {2} ({3}{4})",
                "{0}：{1} → {2}（{3}{4}）",
                Telling.name(side),
                from == null ? "?" : from.rfcName(),
                acceptsBothSyns(step, side, from, to)
                        ? TcpState.SYN_RECEIVED.rfcName() + " → " + to.rfcName()
                        : to.rfcName(),
                meaning,
                inferred));
    }
}
