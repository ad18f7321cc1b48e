package io.loopshark.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** HTTP/1.x: where messages begin and end, and which response answers which request. */
class HttpTest {

    private static final Dissectors BUILT_IN = Dissectors.installed(HttpTest.class.getClassLoader());

    private static final String GET = "GET /a HTTP/1.1\r\nHost: example.com\r\nUser-Agent: me\r\n\r\n";
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi";

    private final Talk talk = new Talk(BUILT_IN).open();

    @Test
    void aRequestHasWiresharksFields() {
        assertThat(talk.client(0, GET)).containsExactly("GET /a HTTP/1.1");
        assertThat(talk.protocols()).containsExactly("http");
        assertThat(talk.values("http.request")).containsExactly("1");
        assertThat(talk.values("http.request.method")).containsExactly("GET");
        assertThat(talk.values("http.request.uri")).containsExactly("/a");
        assertThat(talk.values("http.request.version")).containsExactly("HTTP/1.1");
        assertThat(talk.values("http.host")).containsExactly("example.com");
        assertThat(talk.values("http.user_agent")).containsExactly("me");
        assertThat(talk.values("http.request.full_uri")).containsExactly("http://example.com/a");
    }

    @Test
    void aResponseHasWiresharksFields() {
        talk.client(0, GET);
        assertThat(talk.server(0, OK)).containsExactly("HTTP/1.1 200 OK");
        assertThat(talk.values("http.response")).containsExactly("1");
        assertThat(talk.values("http.response.code")).containsExactly("200");
        assertThat(talk.values("http.response.phrase")).containsExactly("OK");
        assertThat(talk.values("http.content_length_header")).containsExactly("2");
        assertThat(talk.values("http.request_in")).containsExactly("3");
        assertThat(talk.values("http.response_for.uri")).containsExactly("/a");
        assertThat(talk.values("http.file_data")).containsExactly("6869");
    }

    @Test
    void aRequestThatTheCaptureCutWithinItsFirstLineIsOne() {
        assertThat(talk.clientCut(0, GET, GET.length() - "GET /a".length())).containsExactly("GET /a");
        assertThat(talk.values("http.request.method")).containsExactly("GET");
        assertThat(talk.values("http.request.uri")).containsExactly("/a");
        assertThat(talk.values("http.request.version")).isEmpty();
    }

    @Test
    void aRequestMayLackItsTarget() {
        assertThat(talk.client(0, "GET HTTP/1.1\r\nHost: x\r\n\r\n")).containsExactly("GET HTTP/1.1");
        assertThat(talk.values("http.request.uri")).containsExactly("HTTP/1.1");
        assertThat(talk.values("http.host")).containsExactly("x");
    }

    @Test
    void aWordThatIsNoMethodBeginsNoRequest() {
        assertThat(talk.client(0, "HELP me\r\n\r\n")).isEmpty();
    }

    @Nested
    class AMessageEnds {

        @Test
        void whereItsLengthSays() {
            talk.client(0, GET);
            assertThat(talk.server(0, OK.substring(0, 39))).isEmpty();
            assertThat(talk.server(39, OK.substring(39))).containsExactly("HTTP/1.1 200 OK (reassembled)");
        }

        @Test
        void withItsLastChunkAndTrailer() {
            String head = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
            String chunks = "3;x=y\r\nabc\r\nA\r\n0123456789\r\n0\r\nX: 1\r\n";
            talk.client(0, GET);
            assertThat(talk.server(0, head + chunks)).isEmpty();
            assertThat(talk.server(head.length() + chunks.length(), "\r\n" + OK))
                    .containsExactly("HTTP/1.1 200 OK (reassembled)", "HTTP/1.1 200 OK");
            assertThat(talk.values("http.chunk_size")).containsExactly("3", "10");
            assertThat(talk.values("http.transfer_encoding")).containsExactly("chunked");
        }

        @Test
        void withTheConnectionWhereNothingElseSays() {
            String response = "HTTP/1.0 200 OK\r\nConnection: close\r\n\r\nas much as comes";
            talk.client(0, GET);
            assertThat(talk.server(0, response)).isEmpty();
            assertThat(talk.serverFin(response.length())).containsExactly("HTTP/1.0 200 OK (reassembled)");
            assertThat(talk.values("http.connection")).containsExactly("close");
        }

        @Test
        void atItsHeadInAnAnswerToHead() {
            talk.client(0, GET.replace("GET", "HEAD"));
            assertThat(talk.server(0, "HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n"))
                    .containsExactly("HTTP/1.1 200 OK");
        }

        @ParameterizedTest
        @ValueSource(strings = {"204 No Content", "304 Not Modified", "103 Early Hints"})
        void atItsHeadWhereTheCodeSays(String status) {
            talk.client(0, GET);
            assertThat(talk.server(0, "HTTP/1.1 " + status + "\r\nContent-Length: 500\r\n\r\n"))
                    .containsExactly("HTTP/1.1 " + status);
        }
    }

    @Nested
    class AResponseAnswers {

        @Test
        void theOldestRequestOfAPipeline() {
            assertThat(talk.client(0, GET)).hasSize(1);
            assertThat(talk.client(GET.length(), GET.replace("/a", "/b"))).hasSize(1);
            assertThat(talk.server(0, OK + OK)).hasSize(2);
            assertThat(talk.values("http.request_in")).containsExactly("3", "4");
            assertThat(talk.values("http.response_for.uri")).containsExactly("/a", "/b");
        }

        @Test
        void theSameAsTheInterimOneBefore() {
            talk.client(0, GET);
            String interim = "HTTP/1.1 100 Continue\r\n\r\n";
            talk.server(0, interim);
            talk.server(interim.length(), OK);
            assertThat(talk.values("http.request_in")).containsExactly("3");
        }

        @Test
        void aRequestWhoseBodyIsStillOnItsWay() {
            talk.client(0, "POST /up HTTP/1.1\r\nContent-Length: 1000\r\n\r\nabc");
            talk.server(0, "HTTP/1.1 413 Content Too Large\r\nContent-Length: 0\r\n\r\n");
            assertThat(talk.values("http.response_for.uri")).containsExactly("/up");
        }

        @Test
        void whatIsNotKnownBehindAGap() {
            talk.client(0, GET);
            talk.client(500, GET);
            talk.serverAcknowledges(500 + GET.length());
            assertThat(talk.server(0, OK)).containsExactly("HTTP/1.1 200 OK");
            // What waited behind the gap came forth with the acknowledgement.
            assertThat(talk.values("http.request_in")).containsExactly("5");
        }
    }

    @Test
    void whatFollowsATunnelIsAnotherProtocols() {
        String connect = "CONNECT example.com:443 HTTP/1.1\r\nHost: example.com\r\n\r\n";
        talk.client(0, connect);
        talk.server(0, "HTTP/1.1 200 Connection established\r\n\r\n");
        talk.client(connect.length(), "\026\003\001\000\004\000\000\000\000");
        assertThat(talk.protocols()).containsExactly("tls");
    }

    @Test
    void whatFollowsAnUpgradeIsNoHttp() {
        talk.client(0, GET);
        String upgraded = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n\r\n";
        assertThat(talk.server(0, upgraded)).hasSize(1);
        assertThat(talk.server(upgraded.length(), "\201\002hi")).isEmpty();
    }

    @Test
    void aMessageThatEndsEarlySaysSo() {
        talk.client(0, GET);
        talk.server(0, OK.substring(0, 39));
        assertThat(talk.serverFin(39)).hasSize(1);
        assertThat(talk.hasProblem()).isTrue();
    }

    @Test
    void aTextThatIsNoHttpIsNone() {
        assertThat(talk.client(0, "HELO example.com\r\n")).isEmpty();
        assertThat(talk.server(0, "220 ready\r\n")).isEmpty();
    }

    @Test
    void aLengthThatNoConnectionReachesKeepsNothingWaiting() {
        talk.client(0, GET);
        assertThat(talk.server(0, "HTTP/1.1 200 OK\r\nContent-Length: 999999999999999\r\n\r\nhi"))
                .containsExactly("HTTP/1.1 200 OK");
    }

    @Test
    void whateverTheBytesEveryFieldIsKnown() {
        Random random = new Random(7);
        for (int round = 0; round < 500; round++) {
            Talk hostile = new Talk(BUILT_IN).open();
            byte[] bytes = (GET + "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n0\r\n\r\n")
                    .getBytes(StandardCharsets.ISO_8859_1);
            for (int change = random.nextInt(6); change >= 0; change--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            hostile.client(0, bytes);
            assertThat(BUILT_IN.fieldNames()).containsAll(hostile.fieldNames());
        }
    }
}
