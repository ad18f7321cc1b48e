package io.loopshark.verdict;

import io.loopshark.segment.Flags;
import io.loopshark.segment.SequenceNumber;

/**
 * SYN-ACKs to one and the same SYN carry different ISNs. SYN cookies and proxies do that; so does a second server behind one
 * address.
 *
 * <p>RFC 9293 §3.4.1: the generator gives each new connection one ISN.
 */
final class IsnChanged implements Rule {

    @Override
    public int occasions() {
        return Occasion.SYN;
    }

    @Override
    public void examine(Scene scene) {
        if (!Flags.isSynAck(scene.segment().flags())
                || scene.has(Flags.RST)
                || !scene.from().knowsIss()
                || scene.from().iss() == scene.segment().sequence()
                || scene.segment().acknowledgement() != scene.from().lastAckSent()) {
            return;
        }
        int expected = scene.from().iss();
        int actual = scene.segment().sequence();
        scene.report(
                FindingKind.ISN_CHANGED,
                expected,
                actual,
                Sentence.of(
                        "This SYN-ACK has ISN {0}, an earlier one to the same SYN had {1}.",
                        "这个 SYN-ACK 的初始序号是 {0}，而之前对同一个 SYN 的应答用的是 {1}。",
                        SequenceNumber.unsigned(actual),
                        SequenceNumber.unsigned(expected)));
    }
}
