package io.loopshark.examples;

import static io.loopshark.connection.Side.CLIENT;
import static io.loopshark.junit.assertions.LoopsharkAssertions.assertThat;

import io.loopshark.junit.LoopbackTraffic;
import io.loopshark.junit.VerifyHandshake;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * A client that has said all shuts its output down and waits for the answer, and the server takes that for the end of the connection (Jetty
 * issue 359, Netty 11981). A Netty server does so unless {@code ALLOW_HALF_CLOSURE} is set, and its answer finds a closed channel.
 */
class S13HalfCloseMisread {
    private final EventLoopGroup group = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());

    @AfterEach
    void stop() {
        group.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }

    /** Answers once the client has said all. */
    @Sharable
    private static final class Answer extends ChannelInboundHandlerAdapter {
        @Override
        public void userEventTriggered(ChannelHandlerContext context, Object event) {
            if (event instanceof ChannelInputShutdownEvent) {
                answer(context);
            }
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            answer(context);
        }

        private static void answer(ChannelHandlerContext context) {
            context.writeAndFlush(Unpooled.copiedBuffer("answer", StandardCharsets.US_ASCII))
                    .addListener(ChannelFutureListener.CLOSE);
        }
    }

    private void ask(boolean allowHalfClosure) throws IOException {
        InetSocketAddress server = (InetSocketAddress) new ServerBootstrap()
                .group(group)
                .channel(NioServerSocketChannel.class)
                .childOption(ChannelOption.ALLOW_HALF_CLOSURE, allowHalfClosure)
                .childHandler(new Answer())
                .bind(InetAddress.getLoopbackAddress(), 0)
                .syncUninterruptibly()
                .channel()
                .localAddress();
        try (Socket client = new Socket(server.getAddress(), server.getPort())) {
            client.shutdownOutput();
            client.getInputStream().readAllBytes();
        }
    }

    @Test
    @VerifyHandshake
    void right(LoopbackTraffic traffic) throws IOException {
        ask(true);
        assertThat(traffic).connection(0).halfClosedBy(CLIENT).thenServerSentAtLeast(6);
    }

    @Test
    @VerifyHandshake
    void wrong(LoopbackTraffic traffic) throws IOException {
        ask(false); // That is the default.
        assertThat(traffic).connection(0).halfClosedBy(CLIENT).thenServerSentAtLeast(6);
    }
}
