package io.loopshark.junit.cases;

import java.io.IOException;
import java.net.Socket;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A server that sends back what comes, as long as the tests of a class without nested ones run: to be registered in a static field. */
final class EchoServer implements BeforeAllCallback, AfterAllCallback {
    private Servers.@Nullable Raw server;

    @Override
    public void beforeAll(ExtensionContext context) {
        server = Servers.Raw.echoing();
    }

    Socket connect() throws IOException {
        return running().connect();
    }

    private Servers.Raw running() {
        if (server == null) {
            throw new IllegalStateException("no class is running");
        }
        return server;
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        running().close();
        server = null;
    }
}
