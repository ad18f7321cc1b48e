package io.loopshark.report;

import io.loopshark.verdict.Finding;
import io.loopshark.verdict.JudgedConnection;
import io.loopshark.verdict.Severity;
import io.loopshark.verdict.Verdict;

/**
 * Judged connections as a table for people: one line a connection, written as connections end. Columns have fixed widths; an
 * entry that is too wide (an IPv6 address, say) widens its column from that line on.
 */
public final class VerdictTable {

    private static final int NUMBER = 5;
    private static final int HANDSHAKE = 17;
    private static final int TEARDOWN = 13;
    private static final int VERDICT = 12;
    private static final int PACKETS = 8;
    private static final int BYTES = 11;

    private final Palette palette;
    private int clientWidth = "255.255.255.255:65535".length();
    private int serverWidth = clientWidth;

    /**
     * @param palette the colours
     */
    public VerdictTable(Palette palette) {
        this.palette = palette;
    }

    /** The heading, without line end. */
    public String heading() {
        return palette.heading(Columns.right("conn", NUMBER) + "  " + Columns.left("client", clientWidth) + "   "
                + Columns.left("server", serverWidth) + "  " + Columns.left("handshake", HANDSHAKE) + "  "
                + Columns.left("teardown", TEARDOWN) + "  " + Columns.left("verdict", VERDICT) + "  "
                + Columns.right("packets", PACKETS) + "  " + Columns.right("bytes →", BYTES) + "  "
                + Columns.right("← bytes", BYTES) + "  gravest finding");
    }

    /** The line of one connection, without line end. */
    public String line(JudgedConnection connection) {
        String client = connection.client().toString();
        String server = connection.server().toString();
        clientWidth = Math.max(clientWidth, client.length());
        serverWidth = Math.max(serverWidth, server.length());
        Verdict verdict = connection.verdict();
        String line = Columns.right(Integer.toString(connection.number()), NUMBER) + "  "
                + Columns.left(client, clientWidth) + " → " + Columns.left(server, serverWidth) + "  "
                + Columns.left(connection.handshake().name(), HANDSHAKE) + "  "
                + Columns.left(connection.teardown().name(), TEARDOWN) + "  "
                + palette.of(verdict, Columns.left(verdict.name(), VERDICT)) + "  "
                + Columns.right(Long.toString(connection.packets()), PACKETS) + "  "
                + Columns.right(Long.toString(connection.clientBytes()), BYTES) + "  "
                + Columns.right(Long.toString(connection.serverBytes()), BYTES) + "  "
                + finding(connection);
        return line.stripTrailing();
    }

    // The gravest finding comes first, whatever its frame: it is what made the verdict.
    private String finding(JudgedConnection connection) {
        Finding gravest = null;
        for (Finding finding : connection.findings()) {
            if (gravest == null || finding.severity().compareTo(gravest.severity()) < 0) {
                gravest = finding;
            }
        }
        if (gravest == null) {
            return "";
        }
        Severity severity = gravest.severity();
        long others = connection.findings().size() - 1L;
        for (long beyond : connection.unlisted().values()) {
            others += beyond;
        }
        String text = StepFindings.mark(severity) + " " + gravest.kind() + " at frame " + gravest.frame();
        return palette.of(severity, text) + (others == 0 ? "" : palette.faint(" and " + others + " more"));
    }
}
