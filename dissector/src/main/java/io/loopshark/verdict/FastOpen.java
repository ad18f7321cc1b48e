package io.loopshark.verdict;

import io.loopshark.segment.Flags;
import io.loopshark.segment.TcpOption;

/**
 * A SYN brings data together with a Fast Open cookie.
 *
 * <p>RFC 7413 §3: "The client sends a SYN with data and the cookie in the Fast Open option."
 */
final class FastOpen implements Rule {

    @Override
    public int occasions() {
        return Occasion.SYN;
    }

    @Override
    public void examine(Scene scene) {
        if (Flags.isSyn(scene.segment().flags())
                && scene.segment().payloadLength() > 0
                && scene.segment().hasOption(TcpOption.Bit.FAST_OPEN_COOKIE)
                && !scene.from().hasSent()) {
            scene.report(
                    FindingKind.FAST_OPEN,
                    Sentence.of(
                            "The SYN carries a Fast Open cookie and {0} bytes of data, which the server may use before the handshake is"
                                    + " complete.",
                            "SYN 带有 Fast Open 的 cookie 和 {0} 字节的数据，服务器不必等到握手完成就可以使用这些数据。",
                            scene.segment().payloadLength()));
        }
    }
}
