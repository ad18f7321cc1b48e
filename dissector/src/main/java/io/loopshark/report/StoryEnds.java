package io.loopshark.report;

import static io.loopshark.report.Bilingual.say;
import static io.loopshark.report.Telling.name;

import io.loopshark.connection.Handshake;
import io.loopshark.connection.Side;
import io.loopshark.connection.TcpState;
import io.loopshark.segment.SequenceNumber;
import io.loopshark.verdict.JudgedConnection;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The first and the last words of a story: who talks to whom, how numbers are counted, how it ended and how it is judged. */
final class StoryEnds {

    private final JudgedConnection connection;
    private final NumberView numbers;

    StoryEnds(JudgedConnection connection, NumberView numbers) {
        this.connection = connection;
        this.numbers = numbers;
    }

    List<Bilingual> introduction() {
        List<Bilingual> words = new ArrayList<>();
        words.add(say(
                "{0} is the client, {1} the server{2}. {3} segments in {4} s; the client sent {5} bytes of data, the server {6}.",
                "{0} 是客户端，{1} 是服务器{2}。共 {3} 个报文段，历时 {4} 秒；客户端发送了 {5} 字节数据，服务器发送了 {6} 字节。",
                connection.client(),
                connection.server(),
                connection.rolesObserved()
                        ? ""
                        : new Bilingual(
                                " (as far as can be inferred: the capture holds no SYN)", "（这是推断：抓包里没有 SYN，无法证实谁先发起）"),
                count(connection.packets()),
                BigDecimal.valueOf(connection.durationNanos(), 9).toPlainString(),
                count(connection.clientBytes()),
                count(connection.serverBytes())));
        words.add(numbers.either(counted(Side.CLIENT), Bilingual.NOTHING));
        words.add(numbers.either(counted(Side.SERVER), Bilingual.NOTHING));
        words.add(numbers.either(
                say(
                        "Wireshark counts in the same way and calls it the relative sequence number (tcp.seq); the number in the header is its raw one (tcp.seq_raw).",
                        "Wireshark 也这样数，称为相对序号（tcp.seq）；首部里的实际数值称为原始序号（tcp.seq_raw）。"),
                say(
                        "The sequence numbers below are raw, as they stand in the header (Wireshark: tcp.seq_raw, tcp.ack_raw).",
                        "下面的序号都是首部中的原始值（Wireshark 中的 tcp.seq_raw 和 tcp.ack_raw）。")));
        words.add(say(
                "Mind two things that share a name: the ACK flag says that the acknowledgement number is valid; the acknowledgement number, written Ack=…, is the sequence number that its sender expects next.",
                "请分清两样名字相近的东西：ACK 标志表示确认号有效；确认号写作 Ack=…，是发送它的一方期待收到的下一个序号。"));
        words.removeIf(NumberView::saysNothing);
        return words;
    }

    private Bilingual counted(Side side) {
        SequenceNumber isn = side == Side.CLIENT ? connection.clientIsn() : connection.serverIsn();
        if (isn == null && connection.handshake() == Handshake.NOT_SEEN) {
            return say(
                    "The SYN of {0} was not captured, so its initial sequence number is not known; the first number seen of it counts as 1.",
                    "没有抓到{0}的 SYN，所以不知道它的初始序号；这里把见到的第一个序号当作 1。", name(side));
        } else if (isn != null) {
            return say(
                    "The numbers of {0} count from its initial sequence number (ISN): its Seq=0 is {1} on the wire.",
                    "{0}的序号从它的初始序号（ISN）数起：它的 Seq=0 在线路上实际是 {1}。", name(side), isn);
        }
        return Bilingual.NOTHING;
    }

    List<Bilingual> conclusion() {
        List<Bilingual> words = new ArrayList<>();
        beginning(words);
        ending(words);
        timeWait(words);
        words.add(verdict());
        return words;
    }

    private void beginning(List<Bilingual> words) {
        switch (connection.handshake()) {
            case NO_REPLY ->
                words.add(say(
                        "No answer to the SYN was captured: the host is away, a firewall drops the segments, or the server's queue of new connections is full.",
                        "没有抓到对 SYN 的任何应答：主机不在线、防火墙丢弃了报文段，或者服务器的连接队列已满。"));
            case NO_FINAL_ACK ->
                words.add(say(
                        "The third segment was never captured. The server is left with half an opening: a half-open connection, which it gives up after some repetitions.",
                        "没有抓到第三次握手。服务器留下了一条半开连接，重发几次 SYN-ACK 之后就会放弃。"));
            case REFUSED -> words.add(say("The connection never came to be: it was refused.", "连接没有建立起来：它被拒绝了。"));
            case RESET ->
                words.add(say(
                        "The connection never came to be: a RST came instead of the third segment.",
                        "连接没有建立起来：本该是第三次握手的地方来了一个 RST。"));
            case SIMULTANEOUS_OPEN ->
                words.add(say(
                        "Both sides opened the connection actively; that is rare, but RFC 9293 §3.5 provides for it: four segments instead of three, and one connection, not two.",
                        "双方都主动打开了连接；这很少见，但 RFC 9293 §3.5 允许这样做：用四个报文段而不是三个，建立的仍是一条连接。"));
            case COMPLETE, NOT_SEEN -> {
                // Told where it happened, or not to be told.
            }
        }
    }

    private void ending(List<Bilingual> words) {
        switch (connection.teardown()) {
            case FOUR_SEGMENT ->
                words.add(say(
                        "The close took four segments, FIN, ACK, FIN, ACK: each side closes its own direction, in its own time.",
                        "关闭用了四个报文段（四次挥手）：FIN、ACK、FIN、ACK，双方各在自己需要的时候关闭自己的方向。"));
            case THREE_SEGMENT ->
                words.add(say(
                        "The close took three segments: who answered had nothing more to send, so its ACK and its FIN went in one segment. Had it waited a little, there would have been four; both are right.",
                        "关闭只用了三个报文段：应答的一方没有更多数据要发送，于是 ACK 和 FIN 合在一个报文段里。如果它稍等片刻，就会是四个；两种都是正确的。"));
            case SIMULTANEOUS ->
                words.add(say(
                        "Both sides closed at the same time and their FINs crossed; each still acknowledged the other's.",
                        "双方同时关闭，FIN 在途中交错；但每一方都确认了对方的 FIN。"));
            case HALF_CLOSED ->
                words.add(say("When the capture ends, only one direction is closed for good.", "抓包结束时，只有一个方向真正关闭了。"));
            case RESET ->
                words.add(say("The connection ended by a RST, not by an orderly close.", "连接是被 RST 中断的，而不是正常关闭的。"));
            case OPEN -> words.add(say("Nobody closed the connection within the capture.", "在抓包的时间内，没有任何一方关闭连接。"));
            case NOT_SEEN -> {
                // Nothing to be told.
            }
        }
    }

    private void timeWait(List<Bilingual> words) {
        if (connection.clientState() == TcpState.TIME_WAIT && connection.serverState() == TcpState.TIME_WAIT) {
            words.add(say(
                    "Both stay in TIME-WAIT for twice the longest life of a segment (2 MSL): should the last acknowledgement of one get lost, the FIN of the other comes again and wants an answer, and no late segment shall disturb a new connection between the same ports.",
                    "双方都要在 TIME-WAIT 停留两倍的报文段最长寿命（2MSL）：如果哪一方最后的确认丢失了，对方会重发 FIN，它还要应答；而且迟到的旧报文段不能干扰相同端口之间的新连接。"));
            return;
        }
        Side waiting = connection.clientState() == TcpState.TIME_WAIT
                ? Side.CLIENT
                : connection.serverState() == TcpState.TIME_WAIT ? Side.SERVER : null;
        if (waiting != null) {
            words.add(say(
                    "{0} stays in TIME-WAIT for twice the longest life of a segment (2 MSL): should its last acknowledgement get lost, the FIN comes again and wants an answer, and no late segment shall disturb a new connection between the same ports.",
                    "{0}要在 TIME-WAIT 停留两倍的报文段最长寿命（2MSL）：如果它最后的确认丢失了，对方会重发 FIN，它还要应答；而且迟到的旧报文段不能干扰相同端口之间的新连接。",
                    name(waiting)));
        }
    }

    private Bilingual verdict() {
        return switch (connection.verdict()) {
            case VERIFIED ->
                say(
                        "Verdict VERIFIED: the handshake was seen, and every number is right.",
                        "结论 VERIFIED：看到了完整的握手，每个序号都正确。");
            case VIOLATED ->
                say(
                        "Verdict VIOLATED: a peer broke a rule of TCP; the segment is marked with ✗.",
                        "结论 VIOLATED：有一方违反了 TCP 的规则，相应的报文段标有 ✗。");
            case INCOMPLETE ->
                say(
                        "Verdict INCOMPLETE: nobody broke a rule, but the handshake was never completed.",
                        "结论 INCOMPLETE：没有人违反规则，但握手始终没有完成。");
            case INCONCLUSIVE ->
                say(
                        "Verdict INCONCLUSIVE: the capture does not hold enough of the connection to judge it.",
                        "结论 INCONCLUSIVE：抓包的内容不足以对这条连接作出判断。");
        };
    }

    private static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
