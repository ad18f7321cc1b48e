package io.loopshark.verdict;

import io.loopshark.segment.Flags;

/**
 * Both peers agree on Explicit Congestion Notification: the SYN offers it, the SYN-ACK takes it.
 *
 * <p>RFC 3168 §6.1.1: "Before a TCP connection can use ECN, Host A sends an ECN-setup SYN packet, and Host B sends an ECN-setup SYN-ACK
 * packet." With AE beside them in the SYN it is Accurate ECN that is offered (RFC 9768 §3.1.2); a SYN-ACK that only mirrors the SYN's
 * bits agrees to neither.
 */
final class EcnNegotiated implements Rule {

    private static final int OFFER = Flags.ECE | Flags.CWR;
    private static final int BITS = Flags.AE | OFFER;

    @Override
    public int occasions() {
        return Occasion.SYN;
    }

    @Override
    public void examine(Scene scene) {
        int flags = scene.segment().flags();
        int offer = scene.to().synFlags();
        if (!Flags.isSynAck(flags) || scene.has(Flags.RST) || scene.from().hasSent() || !Flags.has(offer, OFFER)) {
            return;
        }
        int answer = flags & BITS;
        if (Flags.has(offer, Flags.AE) && accurate(answer)) {
            report(
                    scene,
                    "With this SYN-ACK both peers have agreed on Accurate ECN (bits AE, CWR, ECE: {0}).",
                    "这个 SYN-ACK 之后，双方约定使用精确 ECN（AE、CWR、ECE 三位：{0}）。",
                    answer);
        } else if ((answer & OFFER) == Flags.ECE) {
            report(
                    scene,
                    "With this SYN-ACK both peers have agreed on ECN (bits AE, CWR, ECE: {0}).",
                    "这个 SYN-ACK 之后，双方约定使用 ECN（AE、CWR、ECE 三位：{0}）。",
                    answer);
        }
    }

    /** The four answers of RFC 9768 §3.1.2, Table 2: each also says with which ECN codepoint the SYN arrived. */
    private static boolean accurate(int answer) {
        return answer == Flags.CWR
                || answer == (Flags.CWR | Flags.ECE)
                || answer == Flags.AE
                || answer == (Flags.AE | Flags.CWR);
    }

    private static void report(Scene scene, String english, String chinese, int answer) {
        String bits = Integer.toBinaryString(8 | answer >> 6).substring(1);
        scene.report(FindingKind.ECN_NEGOTIATED, Sentence.of(english, chinese, bits));
    }
}
