package io.loopshark.plugin;

import io.kaitai.struct.KaitaiStruct;
import io.loopshark.decode.Layer;
import io.loopshark.ksy.view.Authentication;
import io.loopshark.ksy.view.Ethernet;
import io.loopshark.ksy.view.Ieee8023;
import io.loopshark.ksy.view.Ipv4;
import io.loopshark.ksy.view.Ipv6;
import io.loopshark.ksy.view.Ipv6Destination;
import io.loopshark.ksy.view.Ipv6Fragment;
import io.loopshark.ksy.view.Ipv6HopByHop;
import io.loopshark.ksy.view.Ipv6Routing;
import io.loopshark.ksy.view.LinuxSll;
import io.loopshark.ksy.view.LinuxSll2;
import io.loopshark.ksy.view.Llc;
import io.loopshark.ksy.view.Loopback;
import io.loopshark.ksy.view.ServiceVlan;
import io.loopshark.ksy.view.Tcp;
import io.loopshark.ksy.view.Vlan;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The view specification of each layer. A specification is read when its layer is first met, and kept. */
final class LayerViews {

    private static final Map<Layer, KsyProtocol> READ = new EnumMap<>(Layer.class);

    private LayerViews() {}

    /** The view of {@code layer}; empty where nobody has specified one. */
    static synchronized Optional<KsyProtocol> of(Layer layer) {
        KsyProtocol known = READ.get(layer);
        if (known == null) {
            known = read(layer);
            if (known != null) {
                READ.put(layer, known);
            }
        }
        return Optional.ofNullable(known);
    }

    private static @Nullable KsyProtocol read(Layer layer) {
        return switch (layer) {
            case ETHERNET -> view(Ethernet.class, "ethernet");
            case IEEE_802_3 -> view(Ieee8023.class, "ieee_802_3");
            case LLC -> view(Llc.class, "llc");
            case VLAN -> view(Vlan.class, "vlan");
            case SERVICE_VLAN -> view(ServiceVlan.class, "service_vlan");
            case LINUX_SLL -> view(LinuxSll.class, "linux_sll");
            case LINUX_SLL2 -> view(LinuxSll2.class, "linux_sll2");
            case LOOPBACK -> view(Loopback.class, "loopback");
            case IPV4 -> view(Ipv4.class, "ipv4");
            case IPV6 -> view(Ipv6.class, "ipv6");
            case IPV6_HOP_BY_HOP -> view(Ipv6HopByHop.class, "ipv6_hop_by_hop");
            case IPV6_ROUTING -> view(Ipv6Routing.class, "ipv6_routing");
            case IPV6_FRAGMENT -> view(Ipv6Fragment.class, "ipv6_fragment");
            case IPV6_DESTINATION -> view(Ipv6Destination.class, "ipv6_destination");
            case AUTHENTICATION -> view(Authentication.class, "authentication");
            case TCP -> view(Tcp.class, "tcp");
            default -> null;
        };
    }

    private static KsyProtocol view(Class<? extends KaitaiStruct> generated, String id) {
        return KsyProtocol.of(generated, id);
    }
}
