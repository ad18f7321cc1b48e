package io.loopshark.connection;

import io.loopshark.segment.SegmentView;
import java.util.ArrayList;
import java.util.List;

/** What tests of {@link ConnectionTracker} share: segments to give it, and what it told of them, in order. */
abstract class Tracking {

    final Wire wire = new Wire();
    final List<String> told = new ArrayList<>();
    final List<Connection> ended = new ArrayList<>();

    ConnectionTracker tracker(int most) {
        return new ConnectionTracker(most, new ConnectionTracker.Listener() {
            @Override
            public void segment(Connection connection, SegmentView segment) {
                told.add(segment.frameNumber() + " of " + connection.number());
                connection.advance(segment);
            }

            @Override
            public void ended(Connection connection) {
                told.add("end of " + connection.number());
                ended.add(connection);
            }
        });
    }

    void open(ConnectionTracker tracker, int host, int port) {
        tracker.take(wire.toServer(host, port, "S 0:0(0)"));
        tracker.take(wire.fromServer(host, port, "S. 0:0(0) ack 1"));
        tracker.take(wire.toServer(host, port, ". 1:1(0) ack 1"));
    }

    void close(ConnectionTracker tracker, int host, int port) {
        tracker.take(wire.toServer(host, port, "F. 1:1(0) ack 1"));
        tracker.take(wire.fromServer(host, port, "F. 1:1(0) ack 2"));
        tracker.take(wire.toServer(host, port, ". 2:2(0) ack 2"));
    }
}
