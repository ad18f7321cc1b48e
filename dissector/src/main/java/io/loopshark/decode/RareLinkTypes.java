package io.loopshark.decode;

import io.loopshark.capture.LinkType;
import io.loopshark.ksy.wire.EncHeader;
import io.loopshark.ksy.wire.FibreChannelIpHeader;
import io.loopshark.ksy.wire.InfinibandIpHeader;
import io.loopshark.ksy.wire.IpnetHeader;
import io.loopshark.ksy.wire.PflogHead;
import io.loopshark.ksy.wire.SunAtmHeader;
import io.loopshark.ksy.wire.TokenRingHeader;
import org.jspecify.annotations.Nullable;

/** What a frame begins with where its link type is one that few have ever seen. */
final class RareLinkTypes {

    private static final int SOLARIS_INET = 2;
    private static final int SOLARIS_INET6 = 26;
    private static final int KIND_LANE = 1;
    private static final int KIND_LLC = 2;

    private final Steps steps;
    private final Step tokenRing;
    private final Step fibreChannel;
    private final Step enc;
    private final Step pflog;
    private final Step sunAtm;
    private final Step ipnet;
    private final Step infiniband;
    private final Step erf;
    private final Step oneOctet;
    private final Step juniperEthernet;
    private final Step juniperPpp;
    private final Step juniperHdlc;
    private final Step juniperFrameRelay;
    private final Step juniperAtm1;
    private final Step juniperAtm2;

    RareLinkTypes(Steps steps, LinkTypes common) {
        this.steps = steps;
        tokenRing = new TokenRing();
        fibreChannel = new PlainStep(Layer.IPFC, 16, new FibreChannelIpHeader(steps.walk.stream), walk -> steps.llc);
        EncHeader encHeader = new EncHeader(steps.walk.stream);
        enc = new PlainStep(Layer.ENC, 12, encHeader, walk -> common.family((int) encHeader.family()));
        pflog = new PfLog(common);
        SunAtmHeader atm = new SunAtmHeader(steps.walk.stream);
        sunAtm = new PlainStep(Layer.SUN_ATM, 4, atm, walk -> overAtm(walk, atm.kind() & 0xf));
        IpnetHeader observed = new IpnetHeader(steps.walk.stream);
        ipnet = new PlainStep(Layer.IPNET, 24, observed, walk -> solaris(observed.family()));
        InfinibandIpHeader ipoib = new InfinibandIpHeader(steps.walk.stream);
        infiniband = new PlainStep(Layer.IPOIB, 44, ipoib, walk -> steps.etherTypes.step(ipoib.protocol()));
        erf = new ErfStep(steps);
        oneOctet = new Direction();
        juniperEthernet = new JuniperStep(steps, 0, steps.ethernet);
        juniperPpp = new JuniperStep(steps, 0, steps.ppp);
        juniperHdlc = new JuniperStep(steps, 0, common.ciscoHdlc());
        juniperFrameRelay = new JuniperStep(steps, 0, steps.frameRelay);
        juniperAtm1 = new JuniperStep(steps, 4, steps.llc);
        juniperAtm2 = new JuniperStep(steps, 8, steps.llc);
    }

    /** What a frame of this link type begins with. */
    @Nullable
    Step step(int linkType) {
        return switch (linkType) {
            case LinkType.IEEE802_5 -> tokenRing;
            case LinkType.LINUX_ATM_CLIP -> steps.ipByVersion();
            case LinkType.ENC -> enc;
            case LinkType.PFLOG -> pflog;
            case LinkType.IP_OVER_FC -> fibreChannel;
            case LinkType.SUNATM -> sunAtm;
            case LinkType.JUNIPER_ATM2 -> juniperAtm2;
            case LinkType.JUNIPER_ATM1 -> juniperAtm1;
            case LinkType.JUNIPER_PPPOE, LinkType.JUNIPER_ETHER -> juniperEthernet;
            case LinkType.JUNIPER_PPP -> juniperPpp;
            case LinkType.JUNIPER_CHDLC -> juniperHdlc;
            case LinkType.JUNIPER_FRELAY -> juniperFrameRelay;
            case LinkType.ERF -> erf;
            case LinkType.PPP_WITH_DIR -> oneOctet;
            case LinkType.IPNET -> ipnet;
            case LinkType.IPOIB -> infiniband;
            default -> null;
        };
    }

    private @Nullable Step overAtm(Walk walk, int kind) {
        if (kind != KIND_LANE) {
            return kind == KIND_LLC ? steps.llc : null;
        }
        // The number of the emulated LAN's client.
        int at = walk.position();
        if (walk.capturedFrom(at) < 2) {
            return walk.tooShort(Layer.SUN_ATM, at, 2);
        }
        walk.stream.seek(at + 2);
        return steps.ethernet;
    }

    private @Nullable Step solaris(int family) {
        return switch (family) {
            case SOLARIS_INET -> steps.ipv4;
            case SOLARIS_INET6 -> steps.ipv6;
            default -> null;
        };
    }

    /** Token Ring (IEEE 802.5 §3.2), with the route through bridges where the source address tells of one. */
    private final class TokenRing extends Step {

        private static final int FIXED = 14;
        private static final int HAS_ROUTE = 0x8000;
        private static final int ROUTE_LENGTH = 0x1f;

        private final TokenRingHeader header = new TokenRingHeader(steps.walk.stream);

        @Override
        @Nullable
        Step read(Walk walk) {
            int start = walk.position();
            if (walk.capturedFrom(start) < FIXED + 1) {
                return walk.tooShort(Layer.TOKEN_RING, start, FIXED + 1);
            }
            header._read();
            boolean routed = (header.srcHigh() & HAS_ROUTE) != 0;
            int length = FIXED + (routed ? walk.u1(start + FIXED) & ROUTE_LENGTH : 0);
            if (walk.capturedFrom(start) < length) {
                return walk.tooShort(Layer.TOKEN_RING, start, length);
            }
            walk.pass(Layer.TOKEN_RING, start, length);
            return steps.llc;
        }
    }

    /** OpenBSD's log of its packet filter, whose header grew over the years and tells its length. */
    private final class PfLog extends Step {

        private static final int HEAD = 2;

        private final LinkTypes common;
        private final PflogHead head = new PflogHead(steps.walk.stream);

        PfLog(LinkTypes common) {
            this.common = common;
        }

        @Override
        @Nullable
        Step read(Walk walk) {
            int start = walk.position();
            if (walk.capturedFrom(start) < HEAD) {
                return walk.tooShort(Layer.PFLOG, start, HEAD);
            }
            head._read();
            int length = head.length() + 3 & ~3;
            if (length < HEAD) {
                return walk.bogus(Layer.PFLOG, start, HEAD, length, Limit.PFLOG);
            }
            if (walk.capturedFrom(start) < length) {
                return walk.tooShort(Layer.PFLOG, start, length);
            }
            walk.pass(Layer.PFLOG, start, length);
            return common.family(head.family());
        }
    }

    /** One octet that tells the direction, then PPP. */
    private final class Direction extends Step {

        @Override
        @Nullable
        Step read(Walk walk) {
            int start = walk.position();
            if (walk.capturedFrom(start) < 1) {
                return walk.tooShort(Layer.PPP, start, 1);
            }
            walk.stream.seek(start + 1);
            return steps.ppp;
        }
    }
}
