package io.loopshark.examples;

import static io.loopshark.connection.Side.SERVER;
import static io.loopshark.junit.assertions.LoopsharkAssertions.assertThat;
import static io.netty.buffer.Unpooled.copiedBuffer;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.concurrent.TimeUnit.SECONDS;

import io.loopshark.junit.LoopbackTraffic;
import io.loopshark.junit.VerifyHandshake;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.socket.SocketChannel;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import jdk.net.ExtendedSocketOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The packet that told a player why he was kicked did not always arrive, though the server closed only when it was written (Netty
 * issue 6557): a close with unread data sends a RST, which overtakes it. Who wants the last write to arrive closes his own direction
 * first, and reads on until the peer has closed the other.
 */
class S11LastWrite {
    private static final int ONE_READ = 1024;
    private static final byte[] MOVES = new byte[4 * ONE_READ];
    private static final int PLAYERS = 10;
    private static final String KICK = "You are kicked.";

    private EventLoopGroup loop;

    @BeforeEach
    void start() {
        NativeTransport.require();
        loop = new MultiThreadIoEventLoopGroup(1, EpollIoHandler.newFactory());
    }

    @AfterEach
    void stop() {
        loop.shutdownGracefully(0, 5, SECONDS).syncUninterruptibly();
    }

    /** Sends the last message and then does this. */
    private InetSocketAddress serverThatKicksAndThen(ChannelFutureListener ending) {
        Channel server = new ServerBootstrap()
                .group(loop)
                .channel(EpollServerSocketChannel.class)
                .childOption(ChannelOption.RECVBUF_ALLOCATOR, new FixedRecvByteBufAllocator(ONE_READ))
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        channel.pipeline().addLast(new Kick(ending));
                    }
                })
                .bind("127.0.0.1", 0)
                .syncUninterruptibly()
                .channel();
        return (InetSocketAddress) server.localAddress();
    }

    private static final class Kick extends SimpleChannelInboundHandler<ByteBuf> {
        private final ChannelFutureListener ending;
        private boolean kicked;

        Kick(ChannelFutureListener ending) {
            this.ending = ending;
        }

        @Override
        protected void channelRead0(ChannelHandlerContext context, ByteBuf message) {
            if (!kicked) {
                kicked = true;
                context.writeAndFlush(copiedBuffer(KICK, US_ASCII)).addListener(ending);
            }
        }
    }

    private static void play(InetSocketAddress server) {
        try (Socket player = new Socket(server.getAddress(), server.getPort())) {
            player.setOption(ExtendedSocketOptions.TCP_QUICKACK, false); // As it is after some turns.
            player.getOutputStream().write(MOVES);
            player.getInputStream().readAllBytes();
        } catch (IOException reset) {
            // Nobody told this player why.
        }
    }

    @Test
    @VerifyHandshake
    @SuppressWarnings("FutureReturnValueIgnored") // Netty's own manner: nobody waits in an event loop.
    void right(LoopbackTraffic traffic) {
        InetSocketAddress server = serverThatKicksAndThen(done -> ((SocketChannel) done.channel()).shutdownOutput());
        for (int i = 0; i < PLAYERS; i++) {
            play(server);
        }
        for (int i = 0; i < PLAYERS; i++) {
            assertThat(traffic).connection(i).allDataAcknowledgedBeforeClose(SERVER);
        }
    }

    @Test
    @VerifyHandshake
    void wrong(LoopbackTraffic traffic) {
        InetSocketAddress server = serverThatKicksAndThen(ChannelFutureListener.CLOSE);
        for (int i = 0; i < PLAYERS; i++) {
            play(server);
        }
        for (int i = 0; i < PLAYERS; i++) {
            assertThat(traffic).connection(i).allDataAcknowledgedBeforeClose(SERVER);
        }
    }
}
