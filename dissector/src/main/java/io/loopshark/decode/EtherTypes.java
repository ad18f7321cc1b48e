package io.loopshark.decode;

import io.loopshark.ksy.wire.BackboneTag;
import io.loopshark.ksy.wire.BridgePortTag;
import io.loopshark.ksy.wire.FabricPathTag;
import io.loopshark.ksy.wire.PppoeHeader;
import io.loopshark.ksy.wire.RedundancyTag;
import io.loopshark.ksy.wire.SecurityGroupTag;
import io.loopshark.ksy.wire.VlanTag;
import io.loopshark.ksy.wire.VnTag;
import org.jspecify.annotations.Nullable;

/** What follows an EtherType; and what stands between Ethernet and IP: tags, labels, PPPoE. */
final class EtherTypes {

    static final int IPV4 = 0x0800;
    static final int IPV6 = 0x86dd;
    static final int MPLS = 0x8847;

    /** From this number on a type field of Ethernet is an EtherType; up to 1500 it is a length (IEEE 802.3 §3.2.6). */
    static final int FIRST = 0x600;

    private static final int MAX_802_3_LENGTH = 1500;

    private final Steps steps;
    private final Step vlan;
    private final Step serviceVlan;
    private final Step backbone;
    private final Step bridgePort;
    private final Step fabricPath;
    private final Step vnTag;
    private final Step securityGroup;
    private final Step redundancy;
    private final Step nsh;
    private final Step macsec;
    private final Step trill;
    private final Step pppoe;
    private final MplsStep mpls;

    EtherTypes(Steps steps) {
        this.steps = steps;
        vlan = vlan(Layer.VLAN);
        serviceVlan = vlan(Layer.SERVICE_VLAN);
        mpls = new MplsStep(steps);
        BackboneTag serviceTag = new BackboneTag(steps.walk.stream);
        backbone = new PlainStep(Layer.BACKBONE_TAG, 18, serviceTag, walk -> step(serviceTag.typeLength(), walk));
        BridgePortTag portTag = new BridgePortTag(steps.walk.stream);
        bridgePort = new PlainStep(Layer.BRIDGE_PORT_TAG, 8, portTag, walk -> step(portTag.typeLength(), walk));
        fabricPath = new PlainStep(Layer.FABRIC_PATH, 2, new FabricPathTag(steps.walk.stream), walk -> steps.ethernet);
        VnTag virtualPort = new VnTag(steps.walk.stream);
        vnTag = new PlainStep(Layer.VN_TAG, 6, virtualPort, walk -> step(virtualPort.typeLength(), walk));
        SecurityGroupTag group = new SecurityGroupTag(steps.walk.stream);
        securityGroup = new PlainStep(Layer.SECURITY_GROUP_TAG, 8, group, walk -> step(group.typeLength(), walk));
        RedundancyTag twice = new RedundancyTag(steps.walk.stream);
        redundancy = new PlainStep(Layer.REDUNDANCY_TAG, 6, twice, walk -> step(twice.typeLength(), walk));
        nsh = new NshStep(steps);
        macsec = new MacsecStep(steps);
        trill = new TrillStep(steps);
        PppoeHeader session = new PppoeHeader(steps.walk.stream);
        pppoe = new PlainStep(Layer.PPPOE, 6, session, walk -> {
            walk.bound(walk.position(), session.length(), Limit.PPPOE);
            return session.code() == 0 ? steps.ppp : null;
        });
    }

    private Step vlan(Layer layer) {
        VlanTag tag = new VlanTag(steps.walk.stream);
        return new PlainStep(layer, 4, tag, walk -> step(tag.typeLength(), walk));
    }

    /** What follows a field that is an EtherType or, below that range, the length of an 802.3 frame. */
    @Nullable
    Step step(int value, Walk walk) {
        if (value >= FIRST) {
            return step(value);
        }
        if (value > MAX_802_3_LENGTH) {
            return null;
        }
        walk.bound(walk.position(), value, Limit.IEEE_802_3);
        return steps.llc;
    }

    /** What follows an EtherType. */
    @Nullable
    Step step(int type) {
        return switch (type) {
            case IPV4 -> steps.ipv4;
            case IPV6 -> steps.ipv6;
            case 0x8100, 0x9100 -> vlan;
            case 0x88a8 -> serviceVlan;
            case MPLS, 0x8848 -> mpls;
            case 0x8864 -> pppoe;
            case 0x88e7 -> backbone;
            case 0x893f -> bridgePort;
            case 0x8926 -> vnTag;
            case 0x8909 -> securityGroup;
            case 0x892f, 0xf1c1 -> redundancy;
            case 0x88e5 -> macsec;
            case 0x894f -> nsh;
            case 0x22f3 -> trill;
            // LLC in frames longer than a length field may say.
            case 0x8870 -> steps.llc;
            case 0x8903 -> fabricPath;
            case 0x880b -> steps.ppp;
            // Transparent Ethernet bridging, which GRE and Geneve use.
            case 0x6558 -> steps.ethernet;
            default -> null;
        };
    }

    /** PPPoE without Ethernet in front. */
    Step pppoe() {
        return pppoe;
    }

    /** The network service header. */
    Step nsh() {
        return nsh;
    }

    /** A stack of MPLS labels. */
    Step mpls() {
        return mpls;
    }
}
