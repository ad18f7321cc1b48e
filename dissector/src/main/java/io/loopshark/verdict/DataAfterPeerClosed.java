package io.loopshark.verdict;

import static io.loopshark.segment.SequenceNumber.after;

import io.loopshark.connection.Peer;
import io.loopshark.connection.Side;
import io.loopshark.segment.Flags;

/**
 * New data goes to a peer whose FIN has already arrived: a request on a connection that the server has closed, of which no answer can
 * come, or data that a peer which has closed both directions answers with a RST.
 *
 * <p>RFC 9293 §3.6.1: "if new data is received after CLOSE is called, its TCP implementation SHOULD send a RST to show that data was
 * lost".
 *
 * <p>A FIN alone closes one direction: the answer to a client that has sent all it wanted is as it should be, and so is data that was
 * on its way when the FIN came. So the segment has to acknowledge the FIN; and unless it is a client's new request, with everything
 * before it acknowledged, the rule waits for the RST.
 */
final class DataAfterPeerClosed implements Rule {

    /** The first data after the other side's FIN. */
    private record Late(long frame, Side by, boolean reported) {}

    @Override
    public int occasions() {
        return Occasion.CLOSING | Occasion.REMEMBERED;
    }

    @Override
    public void examine(Scene scene) {
        Late late = scene.memo(this, Late.class);
        if (late == null) {
            if (isLate(scene)) {
                boolean request = scene.side() == Side.CLIENT && nothingInFlight(scene.from());
                late = new Late(scene.frame(), scene.side(), request);
                scene.remember(this, late);
                if (request) {
                    scene.report(request(late));
                }
            }
        } else if (!late.reported && scene.has(Flags.RST) && scene.side() != late.by) {
            scene.remember(this, new Late(late.frame, late.by, true));
            scene.report(reset(late));
        }
    }

    private static boolean isLate(Scene scene) {
        Peer from = scene.from();
        Peer to = scene.to();
        return to.finSent()
                && !from.finSent()
                && scene.ordinary()
                && scene.has(Flags.ACK)
                && scene.segment().payloadLength() > 0
                && after(scene.segment().acknowledgement(), to.fin())
                && after(scene.segment().nextSequence(), from.sndNxt());
    }

    private static boolean nothingInFlight(Peer peer) {
        return peer.knowsUna() && peer.sndUna() == peer.sndNxt();
    }

    private static Finding request(Late late) {
        return finding(
                late,
                Sentence.of(
                        "A request after the server''s FIN, which this very segment acknowledges: no answer can come any more.",
                        "这个报文段已经确认了服务器的 FIN，却又发送新的请求：不会再有应答了。"));
    }

    private static Finding reset(Late late) {
        return finding(
                late,
                Sentence.of(
                        "New data after the other side''s FIN, which this very segment acknowledges: it is answered with a RST.",
                        "这个报文段已经确认了对方的 FIN，却又发送新数据：对方以 RST 作答。"));
    }

    private static Finding finding(Late late, Sentence sentence) {
        return new Finding(FindingKind.DATA_AFTER_PEER_CLOSED, late.frame, late.by, null, null, sentence);
    }
}
