package io.loopshark.report.page;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.GZIPOutputStream;

/**
 * Bytes as a page carries them: compressed, in an alphabet that means nothing to HTML. So nothing that a capture holds can be taken
 * for markup, whatever it is.
 */
final class Base64Gzip {

    private final ByteArrayOutputStream text = new ByteArrayOutputStream();
    private final OutputStream in;

    Base64Gzip() {
        try {
            in = new GZIPOutputStream(Base64.getEncoder().wrap(text), 1 << 16);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where the bytes go; they are complete once it is closed. */
    OutputStream in() {
        return in;
    }

    /** What they have become. */
    String text() {
        return text.toString(StandardCharsets.US_ASCII);
    }
}
