package io.loopshark.testdata.record;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Path;

/** An end that is {@code peer.py}, for what Java sockets cannot do: choose the ISN, Fast Open, vanish. */
final class Peer implements Party {

    private final Process process;
    private final Writer commands;
    private final BufferedReader answers;

    private Peer(Process process) {
        this.process = process;
        this.commands = process.outputWriter();
        this.answers = process.inputReader();
    }

    /** Starts a peer with an unconnected socket. */
    static Peer start(Path script, String family) {
        try {
            var peer = new Peer(new ProcessBuilder("python3", "-u", script.toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start());
            return peer.then("open " + family);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Has one command of {@code peer.py} carried out and waits for it. */
    Peer then(String command) throws IOException {
        begin(command);
        return done();
    }

    /** Has one command begun. */
    void begin(String command) throws IOException {
        commands.write(command + "\n");
        commands.flush();
    }

    /** Waits for what was begun. */
    Peer done() throws IOException {
        String answer = answers.readLine();
        if (answer == null) {
            throw new EOFException("the peer ended");
        }
        if (!"ok".equals(answer)) {
            throw new IOException(answer);
        }
        return this;
    }

    @Override
    public void send(int bytes) throws IOException {
        then("send " + bytes);
    }

    @Override
    public void receive(int bytes) throws IOException {
        then("receive " + bytes);
    }

    @Override
    public void awaitEnd() throws IOException {
        then("end");
    }

    @Override
    public void shutdownOutput() throws IOException {
        then("shutdown");
    }

    @Override
    public void close() throws IOException {
        then("close");
    }

    @Override
    public void abort() throws IOException {
        then("abort");
    }

    /** Ends the peer's process, and with it whatever socket is left. */
    void end() {
        process.destroy();
    }
}
