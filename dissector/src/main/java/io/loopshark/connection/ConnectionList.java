package io.loopshark.connection;

import org.jspecify.annotations.Nullable;

/** Connections in the order in which they were added; the links are in the connections, so that each leaves at no cost. */
final class ConnectionList {

    private @Nullable Connection first;
    private @Nullable Connection last;
    private int size;

    int size() {
        return size;
    }

    @Nullable
    Connection first() {
        return first;
    }

    void add(Connection connection) {
        connection.previous = last;
        connection.next = null;
        if (last == null) {
            first = connection;
        } else {
            last.next = connection;
        }
        last = connection;
        connection.list = this;
        connection.frameWhenListed = connection.lastFrame();
        size++;
    }

    void remove(Connection connection) {
        Connection previous = connection.previous;
        Connection next = connection.next;
        if (previous == null) {
            first = next;
        } else {
            previous.next = next;
        }
        if (next == null) {
            last = previous;
        } else {
            next.previous = previous;
        }
        connection.previous = null;
        connection.next = null;
        connection.list = null;
        size--;
    }
}
