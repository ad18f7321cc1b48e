package io.loopshark.benchmarks.compare;

import static io.loopshark.benchmarks.compare.TcpFrame.ACK;
import static io.loopshark.benchmarks.compare.TcpFrame.FIN;
import static io.loopshark.benchmarks.compare.TcpFrame.PSH;
import static io.loopshark.benchmarks.compare.TcpFrame.RST;
import static io.loopshark.benchmarks.compare.TcpFrame.SYN;

import java.util.random.RandomGenerator;

/**
 * One connection from SYN to close, given out segment by segment: a handshake, some requests with their responses, and one of the ways
 * to close. Every number in it is right.
 */
final class Conversation {

    private static final int MAX_SEGMENT = 1_448;

    private enum Next {
        SYN_SENT,
        SYN_ACK,
        HANDSHAKE_ACK,
        REQUEST,
        REQUEST_ACK,
        RESPONSE,
        RESPONSE_ACK,
        FIRST_FIN,
        FIRST_FIN_ACK,
        SECOND_FIN,
        LAST_ACK,
        RESET,
        OVER
    }

    private final RandomGenerator random;
    private final Host client;
    private final Host server;
    private final boolean clientCloses;
    private final int clientClock;
    private final int serverClock;
    private int clientNext;
    private int serverNext;
    private int clientStamp;
    private int serverStamp;
    private int requestsLeft;
    private int responseLeft;
    private int segmentsUnacknowledged;
    private Next next = Next.SYN_SENT;

    Conversation(RandomGenerator random, Host client, Host server) {
        this.random = random;
        this.client = client;
        this.server = server;
        clientNext = random.nextInt();
        serverNext = random.nextInt();
        clientClock = random.nextInt();
        serverClock = random.nextInt();
        clientCloses = random.nextInt(100) < 60;
        requestsLeft = 1 + random.nextInt(5);
    }

    boolean over() {
        return next == Next.OVER;
    }

    /** Puts the next segment into the frame. */
    void next(TcpFrame frame, long millis) {
        switch (next) {
            case SYN_SENT -> {
                sendByClient(frame, SYN, 0, millis);
                next = Next.SYN_ACK;
            }
            case SYN_ACK -> {
                sendByServer(frame, SYN | ACK, 0, millis);
                next = Next.HANDSHAKE_ACK;
            }
            case HANDSHAKE_ACK -> {
                sendByClient(frame, ACK, 0, millis);
                next = Next.REQUEST;
            }
            case REQUEST -> request(frame, millis);
            case REQUEST_ACK -> {
                sendByServer(frame, ACK, 0, millis);
                next = Next.RESPONSE;
            }
            case RESPONSE -> response(frame, millis);
            case RESPONSE_ACK -> acknowledgeResponse(frame, millis);
            default -> close(frame, millis);
        }
    }

    private void request(TcpFrame frame, long millis) {
        requestsLeft--;
        sendByClient(frame, PSH | ACK, 80 + random.nextInt(300), millis);
        responseLeft = random.nextInt(10) < 8 ? 50 + random.nextInt(1_000) : 500 + random.nextInt(4_000);
        next = random.nextInt(10) < 9 ? Next.REQUEST_ACK : Next.RESPONSE;
    }

    private void response(TcpFrame frame, long millis) {
        int size = Math.min(MAX_SEGMENT, responseLeft);
        responseLeft -= size;
        segmentsUnacknowledged++;
        sendByServer(frame, responseLeft == 0 ? PSH | ACK : ACK, size, millis);
        next = responseLeft == 0 || segmentsUnacknowledged == 2 ? Next.RESPONSE_ACK : Next.RESPONSE;
    }

    private void acknowledgeResponse(TcpFrame frame, long millis) {
        segmentsUnacknowledged = 0;
        sendByClient(frame, ACK, 0, millis);
        if (responseLeft > 0) {
            next = Next.RESPONSE;
        } else if (requestsLeft > 0) {
            next = Next.REQUEST;
        } else {
            next = random.nextInt(100) < 5 ? Next.RESET : Next.FIRST_FIN;
        }
    }

    private void close(TcpFrame frame, long millis) {
        switch (next) {
            case FIRST_FIN -> {
                sendBy(clientCloses, frame, FIN | ACK, millis);
                next = random.nextBoolean() ? Next.FIRST_FIN_ACK : Next.SECOND_FIN;
            }
            case FIRST_FIN_ACK -> {
                sendBy(!clientCloses, frame, ACK, millis);
                next = Next.SECOND_FIN;
            }
            case SECOND_FIN -> {
                sendBy(!clientCloses, frame, FIN | ACK, millis);
                next = Next.LAST_ACK;
            }
            case LAST_ACK -> {
                sendBy(clientCloses, frame, ACK, millis);
                next = Next.OVER;
            }
            case RESET -> {
                sendBy(clientCloses, frame, RST | ACK, millis);
                next = Next.OVER;
            }
            default -> throw new IllegalStateException("nothing follows " + next);
        }
    }

    private void sendBy(boolean byClient, TcpFrame frame, int flags, long millis) {
        if (byClient) {
            sendByClient(frame, flags, 0, millis);
        } else {
            sendByServer(frame, flags, 0, millis);
        }
    }

    private void sendByClient(TcpFrame frame, int flags, int payload, long millis) {
        clientStamp = clientClock + (int) millis;
        int acknowledgement = (flags & ACK) != 0 ? serverNext : 0;
        frame.segment(client, server, flags, clientNext, acknowledgement, payload, clientStamp, serverStamp);
        clientNext += payload + consumed(flags);
    }

    private void sendByServer(TcpFrame frame, int flags, int payload, long millis) {
        serverStamp = serverClock + (int) millis;
        frame.segment(server, client, flags, serverNext, clientNext, payload, serverStamp, clientStamp);
        serverNext += payload + consumed(flags);
    }

    /** SYN and FIN take a sequence number each (RFC 9293 §3.4). */
    private static int consumed(int flags) {
        return (flags & (SYN | FIN)) != 0 ? 1 : 0;
    }
}
