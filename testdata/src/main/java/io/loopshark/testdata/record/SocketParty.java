package io.loopshark.testdata.record;

import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** An end that is an ordinary Java socket. */
record SocketParty(Socket socket) implements Party {

    private static final byte[] TEXT = "loopshark recorded this. ".getBytes(StandardCharsets.US_ASCII);

    @Override
    public void send(int bytes) throws IOException {
        byte[] data = new byte[bytes];
        for (int i = 0; i < bytes; i++) {
            data[i] = TEXT[i % TEXT.length];
        }
        write(data);
    }

    /** Writes these bytes in one go. */
    void write(byte[] data) throws IOException {
        socket.getOutputStream().write(data);
        socket.getOutputStream().flush();
    }

    @Override
    public void receive(int bytes) throws IOException {
        int got = socket.getInputStream().readNBytes(bytes).length;
        if (got < bytes) {
            throw new EOFException("end of stream after " + got + " of " + bytes + " bytes");
        }
    }

    @Override
    public void awaitEnd() throws IOException {
        socket.getInputStream().readAllBytes();
    }

    @Override
    public void shutdownOutput() throws IOException {
        socket.shutdownOutput();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    @Override
    public void abort() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }
}
