package io.loopshark.examples;

import static io.loopshark.junit.assertions.LoopsharkAssertions.assertThat;
import static io.netty.buffer.Unpooled.copiedBuffer;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.concurrent.TimeUnit.SECONDS;

import io.loopshark.junit.LoopbackTraffic;
import io.loopshark.junit.VerifyHandshake;
import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.epoll.EpollSocketChannel;
import java.io.IOException;
import java.net.SocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Fast Open saves a round trip when the first data travels in the SYN, but whether it does, no API tells (Netty pull request 4196,
 * Seastar pull request 3705). The kernel must allow it for both sides, the server must listen with it, and the client must connect
 * with it, have a cookie from an earlier connection, and have data at once.
 */
class S21FastOpen {
    private EventLoopGroup loop;
    private SocketAddress server;

    @BeforeAll
    static void requirePrivateNetwork() {
        PrivateSituation.require();
    }

    @BeforeEach
    void start() throws IOException {
        // 1 for clients, 2 for servers; before Netty looks.
        Files.writeString(Path.of("/proc/sys/net/ipv4/tcp_fastopen"), "3");
        NativeTransport.require();
        loop = new MultiThreadIoEventLoopGroup(1, EpollIoHandler.newFactory());
        server = new ServerBootstrap()
                .group(loop)
                .channel(EpollServerSocketChannel.class)
                .option(ChannelOption.TCP_FASTOPEN, 10)
                .childHandler(new Silent())
                .bind("127.0.0.1", 0)
                .syncUninterruptibly()
                .channel()
                .localAddress();
    }

    @AfterEach
    void stop() {
        loop.shutdownGracefully(0, 5, SECONDS).syncUninterruptibly();
    }

    private void sayHello(boolean fastOpen) {
        Channel client = new Bootstrap()
                .group(loop)
                .channel(EpollSocketChannel.class)
                .option(ChannelOption.TCP_FASTOPEN_CONNECT, fastOpen)
                .handler(new Silent())
                .register()
                .syncUninterruptibly()
                .channel();
        ChannelFuture sent = client.write(copiedBuffer("hello", US_ASCII)); // Before connecting, or it comes too late.
        client.connect(server).syncUninterruptibly();
        client.flush();
        sent.syncUninterruptibly();
        client.close().syncUninterruptibly();
    }

    @Sharable
    private static final class Silent extends ChannelInboundHandlerAdapter {}

    @Test
    @VerifyHandshake
    void right(LoopbackTraffic traffic) {
        sayHello(true); // Asks for the cookie.
        sayHello(true);
        assertThat(traffic).connection(1).synCarriesData();
    }

    @Test
    @VerifyHandshake
    void wrong(LoopbackTraffic traffic) {
        sayHello(false);
        sayHello(false);
        assertThat(traffic).connection(1).synCarriesData();
    }
}
