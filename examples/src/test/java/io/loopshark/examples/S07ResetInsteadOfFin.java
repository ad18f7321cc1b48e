package io.loopshark.examples;

import static io.loopshark.junit.assertions.LoopsharkAssertions.assertThat;

import io.loopshark.junit.LoopbackTraffic;
import io.loopshark.junit.VerifyHandshake;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.FixedLengthFrameDecoder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * A server answers and closes, and its client sees a RST instead of a FIN (Netty issue 6818, where the cause stayed open). One way to get
 * there: it answers at the first piece of an upload and leaves the rest unread; the right one waits for the whole.
 */
class S07ResetInsteadOfFin {
    private static final int UPLOAD = 16 << 20;

    private final EventLoopGroup group = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());

    @AfterEach
    void stop() {
        group.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }

    private static final class AnswerAndClose extends SimpleChannelInboundHandler<ByteBuf> {
        @Override
        protected void channelRead0(ChannelHandlerContext context, ByteBuf upload) {
            context.writeAndFlush(Unpooled.copiedBuffer("thanks", StandardCharsets.US_ASCII))
                    .addListener(ChannelFutureListener.CLOSE);
        }
    }

    private InetSocketAddress start(boolean whole) {
        return (InetSocketAddress) new ServerBootstrap()
                .group(group)
                .channel(NioServerSocketChannel.class)
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        if (whole) {
                            channel.pipeline().addLast(new FixedLengthFrameDecoder(UPLOAD));
                        }
                        channel.pipeline().addLast(new AnswerAndClose());
                    }
                })
                .bind(InetAddress.getLoopbackAddress(), 0)
                .syncUninterruptibly()
                .channel()
                .localAddress();
    }

    private static void upload(InetSocketAddress server) throws IOException {
        try (Socket client = new Socket(server.getAddress(), server.getPort())) {
            client.getOutputStream().write(new byte[UPLOAD]);
            client.getInputStream().readAllBytes();
        } catch (SocketException e) {
            // "Connection reset": the assertion tells why.
        }
    }

    @Test
    @VerifyHandshake
    void right(LoopbackTraffic traffic) throws IOException {
        upload(start(true));
        assertThat(traffic).connection(0).closedGracefully().neverReset();
    }

    @Test
    @VerifyHandshake
    void wrong(LoopbackTraffic traffic) throws IOException {
        upload(start(false));
        assertThat(traffic).connection(0).closedGracefully().neverReset();
    }
}
