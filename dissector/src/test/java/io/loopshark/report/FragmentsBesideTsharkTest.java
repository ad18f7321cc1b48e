package io.loopshark.report;

import static io.loopshark.testing.Packets.CLIENT;
import static io.loopshark.testing.Packets.IP_TCP;
import static io.loopshark.testing.Packets.SERVER;
import static org.assertj.core.api.Assertions.assertThat;

import io.loopshark.capture.LinkType;
import io.loopshark.capture.PcapngWriter;
import io.loopshark.report.fields.FieldColumn;
import io.loopshark.report.fields.FieldFormat;
import io.loopshark.report.fields.FieldLines;
import io.loopshark.report.fields.FieldTable;
import io.loopshark.testing.Octets;
import io.loopshark.testing.Packets;
import io.loopshark.testing.Tshark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Segments in fragments, whole, incomplete, twice, overlapping, with two ends, out of order, damaged, in tunnels: tshark itself is
 * asked at which frame each comes to a segment, and of which bytes.
 */
class FragmentsBesideTsharkTest {

    private static final List<String> FIELDS = List.of(
            "frame.number", "frame.len", "ip.src", "ip.len", "ipv6.plen", "tcp.seq_raw", "tcp.len", "tcp.payload");
    private static final int DATAGRAMS = 400;

    @TempDir
    private Path folder;

    private Random random = new Random();
    private int identification;

    @Test
    void segmentsInFragmentsAreThoseOfTshark() throws IOException {
        compare(1);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {2, 3, 4, 5, 6})
    @Tag("slow")
    void segmentsInManyFragmentsAreThoseOfTshark(long seed) throws IOException {
        compare(seed);
    }

    private void compare(long seed) throws IOException {
        Tshark tshark = Tshark.in(folder);
        random = new Random(seed);
        Path file = folder.resolve("fragments.pcapng");
        write(file);
        List<String> arguments = new ArrayList<>(List.of("-T", "fields"));
        FIELDS.forEach(field -> arguments.addAll(List.of("-e", field)));
        List<String> expected = tshark.lines(file, arguments);
        List<FieldColumn> columns = ((FieldTable.Lookup.Found) FieldTable.look(FIELDS)).columns();
        List<String> found = Dissected.lines(
                Files.newInputStream(file),
                "fragments",
                Dissection.Options.DEFAULT,
                out -> new FieldLines(out, columns, FieldFormat.DEFAULT),
                FieldLines::add);
        assertThat(found).hasSameSizeAs(expected);
        List<String> differences = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            if (!found.get(i).equals(expected.get(i))) {
                differences.add("ours " + found.get(i) + ", tshark's " + expected.get(i));
            }
        }
        assertThat(differences).isEmpty();
        assertThat(found.stream().filter(line -> !line.split("\t", -1)[5].isEmpty()))
                .hasSizeGreaterThan(DATAGRAMS / 4);
    }

    private void write(Path file) throws IOException {
        try (PcapngWriter writer = PcapngWriter.create(file)) {
            List<byte[]> together = new ArrayList<>();
            for (int i = 0; i < DATAGRAMS; i++) {
                // tshark joins datagrams whose identification and protocol are the same when taken by exclusive or.
                identification = 16 * i;
                together.addAll(datagram());
                if (i % 3 == 2) {
                    if (random.nextBoolean()) {
                        Collections.shuffle(together, random);
                    }
                    for (byte[] packet : together) {
                        writer.write(Packets.frame(LinkType.RAW, packet));
                    }
                    together.clear();
                }
            }
        }
    }

    /** The fragments of one segment, and what else the network makes of them. */
    private List<byte[]> datagram() {
        byte[] segment =
                Packets.tcp("P. " + (1000 + identification) + ":" + (1040 + identification) + "(40) ack 5 win 9");
        boolean version6 = random.nextInt(3) == 0;
        int kind = random.nextInt(4);
        byte[] whole = kind == 0 ? Packets.ipv4(IP_TCP, segment) : segment;
        int protocol = kind == 0 ? 4 : IP_TCP;
        List<byte[]> pieces = new ArrayList<>();
        int from = 0;
        while (from < whole.length) {
            int to = Math.min(from + 8 * (1 + random.nextInt(4)), whole.length);
            pieces.add(piece(version6, protocol, from, to < whole.length, Arrays.copyOfRange(whole, from, to)));
            from = to;
        }
        if (random.nextInt(4) == 0) {
            pieces.remove(random.nextInt(pieces.size()));
        }
        for (int more = random.nextInt(4); more > 0 && kind > 1; more--) {
            byte[] octets = new byte[1 + random.nextInt(40)];
            random.nextBytes(octets);
            int at = 8 * random.nextInt(7);
            pieces.add(
                    random.nextInt(pieces.size() + 1), piece(version6, protocol, at, random.nextInt(3) != 0, octets));
        }
        if (!pieces.isEmpty() && random.nextInt(3) == 0) {
            pieces.add(random.nextInt(pieces.size() + 1), pieces.get(random.nextInt(pieces.size())));
        }
        return pieces;
    }

    private byte[] piece(boolean version6, int protocol, int offset, boolean more, byte[] octets) {
        if (version6) {
            byte[] head = new Octets()
                    .u1(protocol)
                    .u1(0)
                    .u2(offset | (more ? 1 : 0))
                    .u4(identification)
                    .toArray();
            return Packets.ipv6(44, Octets.join(head, octets));
        }
        byte[] ip = Packets.ipv4(protocol, CLIENT, SERVER, (more ? 0x2000 : 0) | offset / 8, new byte[0], octets);
        Packets.put2(ip, 4, identification);
        Packets.headerSigned(ip);
        if (random.nextInt(20) == 0) {
            ip[8]++;
        }
        return ip;
    }
}
