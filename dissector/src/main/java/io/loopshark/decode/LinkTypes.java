package io.loopshark.decode;

import io.loopshark.capture.LinkType;
import io.loopshark.ksy.wire.CiscoHdlcHeader;
import io.loopshark.ksy.wire.FddiHeader;
import io.loopshark.ksy.wire.LinuxSll2Header;
import io.loopshark.ksy.wire.LinuxSllHeader;
import io.loopshark.ksy.wire.LoopbackHeader;
import io.loopshark.ksy.wire.SlipHeader;
import org.jspecify.annotations.Nullable;

/** What a frame begins with, by the link type of its capture. */
final class LinkTypes {

    // Linux' ETH_P_802_2.
    private static final int LINUX_802_2 = 4;
    private static final int ARPHRD_RADIOTAP = 803;

    private final Steps steps;
    private final Step cooked;
    private final Step cooked2;
    private final Step loopback;
    private final Step ciscoHdlc;
    private final Step fddi;
    private final Step slip;
    private final Step nflog;
    private final Step pktap;
    private final RadioSteps radio;
    private final RareLinkTypes rarest;

    LinkTypes(Steps steps) {
        this.steps = steps;
        LinuxSllHeader sll = new LinuxSllHeader(steps.walk.stream);
        cooked = new PlainStep(Layer.LINUX_SLL, 16, sll, walk -> cooked(sll));
        LinuxSll2Header sll2 = new LinuxSll2Header(steps.walk.stream);
        cooked2 = new PlainStep(Layer.LINUX_SLL2, 20, sll2, walk -> cookedProtocol(sll2.protocol()));
        LoopbackHeader family = new LoopbackHeader(steps.walk.stream);
        loopback = new PlainStep(Layer.LOOPBACK, 4, family, walk -> family((int) family.family()));
        CiscoHdlcHeader hdlc = new CiscoHdlcHeader(steps.walk.stream);
        ciscoHdlc = new PlainStep(Layer.CISCO_HDLC, 4, hdlc, walk -> steps.etherTypes.step(hdlc.protocol()));
        fddi = new PlainStep(Layer.FDDI, 13, new FddiHeader(steps.walk.stream), walk -> steps.llc);
        slip = new PlainStep(Layer.SLIP, 16, new SlipHeader(steps.walk.stream), walk -> steps.ipByVersion());
        nflog = new NflogStep(steps);
        pktap = new PktapStep(steps);
        radio = new RadioSteps(steps);
        rarest = new RareLinkTypes(steps, this);
    }

    /** What a frame of this link type begins with. */
    @Nullable
    Step step(int linkType) {
        return switch (linkType) {
            case LinkType.ETHERNET -> steps.ethernet;
            case LinkType.NULL, LinkType.LOOP -> loopback;
            case LinkType.RAW, LinkType.RAW_BSD, LinkType.RAW_OPENBSD -> steps.ipByVersion();
            case LinkType.IPV4 -> steps.ipv4;
            case LinkType.IPV6 -> steps.ipv6;
            case LinkType.LINUX_SLL -> cooked;
            case LinkType.LINUX_SLL2 -> cooked2;
            default -> rare(linkType);
        };
    }

    private @Nullable Step rare(int linkType) {
        return switch (linkType) {
            case LinkType.SLIP -> slip;
            case LinkType.PPP, LinkType.PPP_HDLC -> steps.ppp;
            case LinkType.PPP_ETHER -> steps.etherTypes.pppoe();
            case LinkType.FDDI -> fddi;
            case LinkType.ATM_RFC1483 -> steps.llc;
            case LinkType.C_HDLC -> ciscoHdlc;
            case LinkType.FRELAY -> steps.frameRelay;
            case LinkType.IEEE802_11 -> steps.wlan;
            case LinkType.IEEE802_11_RADIOTAP -> radio.radiotap();
            case LinkType.IEEE802_11_PRISM -> radio.prism();
            case LinkType.IEEE802_11_AVS -> radio.avs();
            case LinkType.PPI -> radio.ppi();
            case LinkType.MPLS -> steps.etherTypes.mpls();
            case LinkType.NFLOG -> nflog;
            case LinkType.PKTAP -> pktap;
            default -> rarest.step(linkType);
        };
    }

    private @Nullable Step cooked(LinuxSllHeader header) {
        // In front of what comes from a monitoring interface the kernel leaves the radio's own header.
        return header.arphrdType() == ARPHRD_RADIOTAP ? radio.radiotap() : cookedProtocol(header.protocol());
    }

    /** Cisco HDLC. */
    Step ciscoHdlc() {
        return ciscoHdlc;
    }

    private @Nullable Step cookedProtocol(int protocol) {
        return protocol == LINUX_802_2 ? steps.llc : steps.etherTypes.step(protocol);
    }

    /**
     * What follows an address family, as that of a loopback interface. It has the byte order of the machine that captured; no family reads
     * as another one in the other order.
     */
    @Nullable
    Step family(int value) {
        int family = (value & 0xffff) == 0 ? Integer.reverseBytes(value) : value;
        return switch (family) {
            case 2 -> steps.ipv4;
            // Linux; the BSDs, each another one; Darwin.
            case 10, 24, 28, 30 -> steps.ipv6;
            // Some programs write an EtherType.
            default -> steps.etherTypes.step(family);
        };
    }
}
