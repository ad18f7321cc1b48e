package io.loopshark.report.page;

import io.loopshark.connection.PeerSnapshot;
import io.loopshark.connection.Side;
import io.loopshark.connection.TcpState;
import io.loopshark.segment.Segment;
import io.loopshark.segment.SequenceNumber;
import io.loopshark.verdict.Step;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All steps of all connections, a column for each number. A hundred thousand objects would take the browser seconds to read; typed
 * arrays it takes as they are.
 */
final class StepColumns {

    private static final int OBSERVED = 0x80;

    private final Column frame = new Column("frame", Column.Type.U32);
    private final Column time = new Column("time", Column.Type.F64);
    private final Column from = new Column("from", Column.Type.U8);
    private final Column flags = new Column("flags", Column.Type.U16);
    private final Column sequence = new Column("seq", Column.Type.U32);
    private final Column acknowledgement = new Column("ack", Column.Type.U32);
    private final Column length = new Column("len", Column.Type.U32);
    private final Column window = new Column("win", Column.Type.U16);
    private final Column header = new Column("header", Column.Type.U32);
    private final Column headerLength = new Column("headerLen", Column.Type.U8);
    private final PeerColumns client = new PeerColumns("c");
    private final PeerColumns server = new PeerColumns("s");
    private int size;

    /** What is known of one peer behind each step. */
    private static final class PeerColumns {
        final Column state;
        final Column known;
        final Column una;
        final Column next;
        final Column expected;
        final Column offered;

        PeerColumns(String side) {
            state = new Column(side + "State", Column.Type.U8);
            known = new Column(side + "Known", Column.Type.U8);
            una = new Column(side + "Una", Column.Type.U32);
            next = new Column(side + "Nxt", Column.Type.U32);
            expected = new Column(side + "Rcv", Column.Type.U32);
            offered = new Column(side + "Wnd", Column.Type.U32);
        }

        void add(PeerSnapshot peer) {
            TcpState now = peer.state();
            state.add(now == null ? 0 : now.ordinal() + 1 | (peer.stateObserved() ? OBSERVED : 0));
            Long room = peer.rcvWnd();
            known.add(add(una, peer.sndUna())
                    | add(next, peer.sndNxt()) << 1
                    | add(expected, peer.rcvNxt()) << 2
                    | (room == null ? 0 : 1 << 3));
            offered.add(room == null ? 0 : room);
        }

        private static int add(Column column, @Nullable SequenceNumber number) {
            column.add(number == null ? 0 : number.raw());
            return number == null ? 0 : 1;
        }

        List<Column> all() {
            return List.of(state, known, una, next, expected, offered);
        }
    }

    /** How many steps there are. */
    int size() {
        return size;
    }

    /**
     * Adds a step.
     *
     * @param startNanos when the page's time begins
     * @param headers where the headers' bytes are
     */
    void add(Step step, long startNanos, HeaderBytes headers) {
        Segment segment = step.segment();
        frame.add(segment.frameNumber());
        time.add(segment.timestampNanos() - startNanos);
        from.add(step.from() == Side.CLIENT ? 0 : 1);
        flags.add(segment.flags());
        sequence.add(segment.sequence());
        acknowledgement.add(segment.acknowledgement());
        length.add(segment.payloadLength());
        window.add(segment.window());
        int at = headers.find(segment.frameNumber());
        header.add(at < 0 ? 0 : headers.offset(at));
        headerLength.add(at < 0 ? 0 : headers.length(at));
        client.add(step.client());
        server.add(step.server());
        size++;
    }

    /** The columns, in the order in which they are written. */
    List<Column> all() {
        List<Column> columns = new ArrayList<>(
                List.of(time, frame, sequence, acknowledgement, length, header, window, flags, from, headerLength));
        columns.addAll(client.all());
        columns.addAll(server.all());
        return columns;
    }
}
