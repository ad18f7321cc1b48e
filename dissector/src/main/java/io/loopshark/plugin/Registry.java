package io.loopshark.plugin;

import io.kaitai.struct.KaitaiStruct;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Takes the dissectors of a {@link Plugin}. */
public interface Registry {

    /**
     * A protocol over TCP, message after message.
     *
     * @param opening makes the dissector of one connection; one without memory may give the same object each time
     */
    Registration stream(Protocol protocol, Supplier<? extends StreamDissector> opening);

    /** A protocol of which each packet holds one message. */
    Registration packet(Protocol protocol, PacketDissector dissector);

    /**
     * A protocol that a {@code .ksy} specifies, which lies as a resource beside the class that Kaitai generated from it with
     * {@code --read-pos --no-auto-read}. Where it is looked for the specification says itself ({@code -tables}, {@code -heuristic});
     * more can be added here.
     *
     * @param id the specification's {@code meta/id}
     * @throws SpecificationException if the specification is missing or cannot be used
     */
    Registration specification(Class<? extends KaitaiStruct> generated, String id);

    /** Says where a dissector is looked for. */
    interface Registration {

        /**
         * Enters the dissector in a table.
         *
         * @param table {@code tcp.port}, {@code udp.port}, {@code ip.proto}, {@code ethertype} or {@code link.type}
         * @param selectors the numbers that it is responsible for; of two dissectors that claim one, who comes later has it
         * @throws IllegalArgumentException if there is no such table, or none for a dissector of this kind
         */
        Registration on(String table, int... selectors);

        /**
         * Has the dissector asked about connections, or packets of UDP, that no table knows.
         *
         * @param recognizes whether bytes, at least one, are the beginning of a message; what it throws counts as no
         */
        Registration recognizedBy(Predicate<Bytes> recognizes);
    }
}
