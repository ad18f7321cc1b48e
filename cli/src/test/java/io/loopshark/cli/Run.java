package io.loopshark.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.util.List;

/**
 * One run of the command within the test.
 *
 * @param status the exit status
 * @param out what came on standard output
 * @param err what came on standard error
 */
public record Run(int status, String out, String err) {

    public static Run of(String... arguments) {
        return with(InputStream.nullInputStream(), Terminals.NONE, arguments);
    }

    public static Run fed(byte[] standardInput, String... arguments) {
        return with(new ByteArrayInputStream(standardInput), Terminals.NONE, arguments);
    }

    static Run on(Terminals terminals, String... arguments) {
        return with(InputStream.nullInputStream(), terminals, arguments);
    }

    private static Run with(InputStream in, Terminals terminals, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int status = Main.execute(new Console(in, out, err, terminals), arguments);
        return new Run(status, out.toString(UTF_8), err.toString(UTF_8));
    }

    List<String> lines() {
        return out.lines().toList();
    }
}
