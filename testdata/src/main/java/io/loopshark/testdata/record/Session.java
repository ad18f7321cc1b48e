package io.loopshark.testdata.record;

import java.io.IOException;

/** A connection that stands, seen from both ends. */
record Session(Party client, Party server) {

    /** Long enough for a delayed acknowledgement to go out on its own (Linux: 40 ms, 200 ms at most). */
    private static final long MOMENT_MILLIS = 250;

    /** The client asks with this many bytes, the server answers with that many. */
    Session exchange(int request, int response) throws IOException {
        client.send(request);
        server.receive(request);
        server.send(response);
        client.receive(response);
        return this;
    }

    /** The client closes, and the server at once when it sees that: FIN, FIN+ACK, ACK. */
    void closeAtOnce() throws IOException {
        client.close();
        server.awaitEnd();
        server.close();
    }

    /** The client closes, and the server a moment later: FIN, ACK, FIN, ACK. */
    void closeSlowly() throws IOException, InterruptedException {
        client.close();
        server.awaitEnd();
        Stage.pause(MOMENT_MILLIS);
        server.close();
    }

    /** The server closes, and the client a moment later. */
    void closeByServer() throws IOException, InterruptedException {
        server.close();
        client.awaitEnd();
        Stage.pause(MOMENT_MILLIS);
        client.close();
    }
}
