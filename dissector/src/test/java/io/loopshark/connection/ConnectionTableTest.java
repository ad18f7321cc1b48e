package io.loopshark.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopshark.segment.Segment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionTableTest {

    private final Wire wire = new Wire();
    private final ConnectionTable table = new ConnectionTable();

    private Segment syn(int host) {
        return wire.toServer(host, 1000, "S 0:0(0)");
    }

    private static Connection connection(Segment first, int hash) {
        Peer client = new Peer(first.ipv6(), first.sourceHigh(), first.sourceLow(), first.sourcePort());
        Peer server = new Peer(first.ipv6(), first.destinationHigh(), first.destinationLow(), first.destinationPort());
        return new Connection(0, client, server, hash, first, null);
    }

    @Nested
    class A_hash {

        @Test
        void is_the_same_for_both_directions() {
            for (int host = 1; host < 100; host++) {
                assertThat(ConnectionTable.hash(wire.toServer(host, host, "S 0:0(0)")))
                        .isEqualTo(ConnectionTable.hash(wire.fromServer(host, host, ". 1:1(0) ack 1")));
            }
        }

        /** Addresses and ports that count up, as those of a scan do, shall not meet in one place. */
        @Test
        void spreads_neighbours() {
            int[] meetings = new int[1024];
            for (int i = 0; i < 1024; i++) {
                meetings[ConnectionTable.hash(wire.toServer(0x0b000000 + i % 32, 1000 + i / 32, "S 0:0(0)")) & 1023]++;
            }
            assertThat(Arrays.stream(meetings).max().orElseThrow()).isLessThan(10);
        }

        @Test
        void tells_networks_of_IPv6_apart() {
            assertThat(ConnectionTable.hash(wire.overIpv6(0x20, "S 0:0(0)")))
                    .isNotEqualTo(ConnectionTable.hash(wire.overIpv6(0x21, "S 0:0(0)")));
        }
    }

    /** The hashes are made to collide, at the end of the table's memory, too. */
    @ParameterizedTest
    @ValueSource(ints = {1, 3, 50, 4096, Integer.MAX_VALUE})
    void finds_what_was_added_and_not_taken_out(int hashes) {
        Random random = new Random(hashes);
        Map<Integer, Connection> expected = new HashMap<>();
        List<Segment> segments = new ArrayList<>();
        for (int host = 0; host < 150; host++) {
            segments.add(syn(host));
        }
        for (int i = 0; i < 1500; i++) {
            int host = random.nextInt(segments.size());
            int hash = -1 - Math.floorMod(host * 31, hashes);
            Connection present = expected.remove(host);
            if (present != null) {
                table.remove(present);
            } else {
                Connection added = connection(segments.get(host), hash);
                table.add(added);
                expected.put(host, added);
            }
            int asked = random.nextInt(segments.size());
            assertThat(table.find(segments.get(asked), -1 - Math.floorMod(asked * 31, hashes)))
                    .isSameAs(expected.get(asked));
            assertThat(table.size()).isEqualTo(expected.size());
        }
        assertThat(table.all()).containsExactlyInAnyOrderElementsOf(expected.values());
    }

    @Test
    void grows_with_its_connections() {
        List<Connection> added = new ArrayList<>();
        for (int host = 0; host < 5000; host++) {
            Segment segment = syn(0x0b000000 + host);
            Connection connection = connection(segment, ConnectionTable.hash(segment));
            table.add(connection);
            added.add(connection);
        }
        for (int host = 0; host < 5000; host += 7) {
            Segment segment = syn(0x0b000000 + host);
            assertThat(table.find(segment, ConnectionTable.hash(segment))).isSameAs(added.get(host));
        }
        assertThat(table.all()).hasSameSizeAs(added).containsAll(added);
    }

    @Test
    void does_not_find_what_it_never_had() {
        table.add(connection(syn(1), 5));

        assertThat(table.find(syn(2), 5)).isNull();
        assertThat(table.find(syn(1), 6)).isNull();
    }

    @Test
    void takes_out_nothing_when_it_is_asked_for_something_else() {
        table.add(connection(syn(1), 5));

        table.remove(connection(syn(1), 5));
        table.remove(connection(syn(2), 6));

        assertThat(table.size()).isEqualTo(1);
    }
}
