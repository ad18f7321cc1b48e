package io.loopshark.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.junit.jupiter.api.Test;

class OutputTest {

    /** A stream that fails as soon as something is written. */
    private static final class Refusing extends OutputStream {
        private final String reason;

        Refusing(String reason) {
            this.reason = reason;
        }

        @Override
        public void write(int octet) throws IOException {
            throw new IOException(reason);
        }
    }

    private static Run help(String reason) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console = new Console(InputStream.nullInputStream(), new Refusing(reason), err, Terminals.NONE);
        int status = Main.execute(console, "--help");
        return new Run(status, "", err.toString(UTF_8));
    }

    @Test
    void when_nobody_reads_any_more_the_command_ends_quietly() {
        assertThat(help("Broken pipe")).isEqualTo(new Run(0, "", ""));
    }

    @Test
    void a_full_disk_is_a_fault() {
        assertThat(help("No space left on device"))
                .isEqualTo(new Run(2, "", "loopshark: standard output: No space left on device\n"));
    }

    @Test
    void text_longer_than_the_buffer_arrives_whole_and_in_order() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Output output = new Output(bytes);
        String large = "x".repeat(200_000);
        output.println("begin");
        output.print(large);
        output.println("end");
        output.flush();

        assertThat(bytes.toString(UTF_8)).isEqualTo("begin\n" + large + "end\n");
    }
}
