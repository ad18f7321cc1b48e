package shop

import com.sun.net.httpserver.HttpServer
import io.loopshark.junit.LoopbackTraffic
import io.loopshark.junit.VerifyHandshake
import io.loopshark.junit.assertions.LoopsharkAssertions.assertThat
import java.net.InetSocketAddress
import java.net.URI
import java.net.http.HttpClient
import java.net.http.HttpRequest
import java.net.http.HttpResponse.BodyHandlers
import org.junit.jupiter.api.AfterEach
import org.junit.jupiter.api.Test

class FetchTest {
    private val server = HttpServer.create(InetSocketAddress("127.0.0.1", 0), 0).apply {
        createContext("/") {
            it.sendResponseHeaders(204, -1)
            it.close()
        }
        start()
    }

    @AfterEach
    fun stop() = server.stop(0)

    @Test
    @VerifyHandshake(connections = 1)
    fun `fetches twice over one connection`(traffic: LoopbackTraffic) {
        val client = HttpClient.newHttpClient()
        val request = HttpRequest.newBuilder(URI("http://127.0.0.1:${server.address.port}/")).build()
        repeat(2) { client.send(request, BodyHandlers.discarding()) }
        assertThat(traffic).connection(0).neverReset()
    }
}
