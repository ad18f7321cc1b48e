package io.loopshark.plugin;

/** Takes single packets apart. */
@FunctionalInterface
public interface PacketDissector {

    /**
     * The one message of a packet.
     *
     * @param bytes what the headers known so far carry, as far as it was captured; valid until the method returns
     * @return a {@link Progress.Message}, or {@link Progress.NotMine}; {@link Progress.Wants} says that the packet is too short
     */
    Progress dissect(Bytes bytes);
}
