package shop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.loopshark.junit.VerifyHandshake;
import org.junit.jupiter.api.Test;

/** Fails, although the client got its "200 OK": the connection ended with a reset, since the server left data unread. */
class HastyUploadTest {

    @Test
    @VerifyHandshake
    void uploads() throws Exception {
        try (UploadServer server = new UploadServer(true)) {
            assertEquals("HTTP/1.1 200 OK", server.upload());
        }
    }
}
