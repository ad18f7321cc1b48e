package io.loopshark.examples;

import static io.loopshark.junit.assertions.LoopsharkAssertions.assertThat;
import static java.nio.charset.StandardCharsets.US_ASCII;

import io.loopshark.connection.Closer;
import io.loopshark.junit.LoopbackTraffic;
import io.loopshark.junit.VerifyHandshake;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.concurrent.Phaser;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * While a server shut down gracefully, a load balancer got resets (Spring Boot issue 40802): the last answers did not tell it that
 * their connection was about to be closed, so it sent the next request there. An answer that says {@code Connection: close} ends a
 * connection without loss.
 */
class S15GracefulShutdown {
    private final Phaser meeting = new Phaser(2);
    private final Tomcat tomcat = new Tomcat();
    private boolean tellsToClose;
    private Socket balancer;

    @BeforeEach
    void start(@TempDir Path folder) throws LifecycleException {
        tomcat.setBaseDir(folder.toString());
        tomcat.setPort(0);
        Context context = tomcat.addContext("", null);
        Tomcat.addServlet(context, "slow", new Slow()).addMapping("/");
        tomcat.getConnector().setProperty("address", "127.0.0.1");
        tomcat.start();
    }

    @AfterEach
    void stop() throws IOException, LifecycleException {
        balancer.close();
        tomcat.stop();
        tomcat.destroy();
    }

    /** Is still at work when the shutdown begins. */
    private final class Slow extends HttpServlet {
        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            meeting.arriveAndAwaitAdvance();
            meeting.arriveAndAwaitAdvance();
            if (tellsToClose) {
                response.setHeader("Connection", "close");
            }
            response.setContentLength(5);
            response.getWriter().write("hello");
        }
    }

    /** Over one connection, as long as nobody tells to close it. */
    private void askDuringShutdown(LoopbackTraffic traffic) throws IOException {
        balancer = new Socket(
                InetAddress.getLoopbackAddress(), tomcat.getConnector().getLocalPort());
        ask();
        meeting.arriveAndAwaitAdvance();
        traffic.mark("shutdown");
        tomcat.getConnector().pause();
        meeting.arriveAndAwaitAdvance();
        if (answer().contains("Connection: close")) {
            balancer.close();
        } else {
            assertThat(traffic).connection(0).closedFirstBy(Closer.SERVER); // Which is waited for.
            ask(); // Which ends as a 503 for somebody.
        }
    }

    private void ask() throws IOException {
        balancer.getOutputStream().write("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(US_ASCII));
    }

    private String answer() throws IOException {
        StringBuilder answer = new StringBuilder();
        while (answer.indexOf("hello") < 0) {
            int next = balancer.getInputStream().read();
            if (next < 0) {
                throw new EOFException("after " + answer);
            }
            answer.append((char) next);
        }
        return answer.toString();
    }

    @Test
    @VerifyHandshake(allowReset = true) // Tomcat wakes its acceptor with a connection that it then aborts.
    void right(LoopbackTraffic traffic) throws IOException {
        tellsToClose = true;
        askDuringShutdown(traffic);
        assertThat(traffic).connection(0).neverResetDuring("shutdown");
    }

    @Test
    @VerifyHandshake(allowReset = true, graceMillis = 10_000) // Tomcat closes when it gets to it.
    void wrong(LoopbackTraffic traffic) throws IOException {
        askDuringShutdown(traffic);
        assertThat(traffic).connection(0).neverResetDuring("shutdown");
    }
}
