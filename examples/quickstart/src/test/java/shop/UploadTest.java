package shop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.loopshark.junit.VerifyHandshake;
import org.junit.jupiter.api.Test;

/** Passes: the server reads what it is sent. */
class UploadTest {

    @Test
    @VerifyHandshake
    void uploads() throws Exception {
        try (UploadServer server = new UploadServer(false)) {
            assertEquals("HTTP/1.1 200 OK", server.upload());
        }
    }
}
