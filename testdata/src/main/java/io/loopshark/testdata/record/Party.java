package io.loopshark.testdata.record;

import java.io.IOException;

/** One end of a recorded connection. */
interface Party {
    /** Writes this many bytes of text. */
    void send(int bytes) throws IOException;

    /** Reads exactly this many bytes. */
    void receive(int bytes) throws IOException;

    /** Reads until the other end's FIN. */
    void awaitEnd() throws IOException;

    /** Sends the FIN and goes on reading. */
    void shutdownOutput() throws IOException;

    /** Closes as an application does: a FIN, or a RST where received data was never read. */
    void close() throws IOException;

    /** Closes with SO_LINGER 0: a RST. */
    void abort() throws IOException;
}
