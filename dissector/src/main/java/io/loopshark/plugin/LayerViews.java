package io.loopshark.plugin;

import io.kaitai.struct.KaitaiStruct;
import io.loopshark.decode.Layer;
import io.loopshark.ksy.view.Ethernet;
import io.loopshark.ksy.view.Ieee8023;
import io.loopshark.ksy.view.Ipv4;
import io.loopshark.ksy.view.Ipv6;
import io.loopshark.ksy.view.Tcp;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The view specification of each layer. A specification is read when its layer is first met, and kept. */
final class LayerViews {

    private static final Map<Layer, KsyProtocol> READ = new EnumMap<>(Layer.class);

    private LayerViews() {}

    /** The view of {@code layer}; empty where there is none. */
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
            case IPV4 -> view(Ipv4.class, "ipv4");
            case IPV6 -> view(Ipv6.class, "ipv6");
            case TCP -> view(Tcp.class, "tcp");
            default -> null;
        };
    }

    private static KsyProtocol view(Class<? extends KaitaiStruct> generated, String id) {
        return KsyProtocol.of(generated, id);
    }
}
