package io.loopshark.examples;

import static io.loopshark.connection.Side.CLIENT;
import static io.loopshark.junit.assertions.LoopsharkAssertions.assertThat;

import io.loopshark.junit.LoopbackTraffic;
import io.loopshark.junit.VerifyHandshake;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/**
 * Whoever lingers for no time wants a RST alone, and got a FIN and then a RST from Netty's epoll transport, unlike NIO (Netty pull request
 * 4968). Today both send a RST alone, unless the output is shut down before.
 */
class S08LingerZero {
    private ServerSocket server;

    @BeforeEach
    void start() throws IOException {
        server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    private void connectAndEnd(
            IoHandlerFactory io, Class<? extends SocketChannel> channel, Consumer<SocketChannel> end) {
        EventLoopGroup group = new MultiThreadIoEventLoopGroup(1, io);
        end.accept((SocketChannel) new Bootstrap()
                .group(group)
                .channel(channel)
                .option(ChannelOption.SO_LINGER, 0)
                .handler(new ChannelInboundHandlerAdapter())
                .connect(server.getLocalSocketAddress())
                .syncUninterruptibly()
                .channel());
        group.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }

    private static void close(SocketChannel channel) {
        channel.close().syncUninterruptibly();
    }

    @Test
    @VerifyHandshake(allowReset = true)
    void rightOnNio(LoopbackTraffic traffic) {
        connectAndEnd(NioIoHandler.newFactory(), NioSocketChannel.class, S08LingerZero::close);
        assertThat(traffic).connection(0).abortedBy(CLIENT).withoutFin();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    @VerifyHandshake(allowReset = true)
    void rightOnEpoll(LoopbackTraffic traffic) {
        connectAndEnd(EpollIoHandler.newFactory(), EpollSocketChannel.class, S08LingerZero::close);
        assertThat(traffic).connection(0).abortedBy(CLIENT).withoutFin();
    }

    @Test
    @VerifyHandshake(allowReset = true)
    void wrong(LoopbackTraffic traffic) {
        connectAndEnd(NioIoHandler.newFactory(), NioSocketChannel.class, channel -> {
            channel.shutdownOutput().syncUninterruptibly();
            close(channel);
        });
        assertThat(traffic).connection(0).abortedBy(CLIENT).withoutFin();
    }
}
