package io.loopshark.junit.assertions;

/** How a peer ends its part of a connection. */
public enum Ending {
    /** "No more data from sender": everything before it still arrives. */
    FIN,
    /** "Reset the connection": what has not arrived yet is lost. */
    RST
}
