package io.loopshark.junit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A process that a test starts and waits for. */
public final class ChildProcess {
    private ChildProcess() {}

    /**
     * Returns when the process has ended well.
     *
     * @param name what to call it in the failure
     * @param output where all goes that it says
     * @throws AssertionError with what it said, when it does not end in time, or not well
     */
    public static void await(ProcessBuilder builder, String name, Path output, long patienceSeconds)
            throws IOException, InterruptedException {
        Process process = builder.redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        if (!process.waitFor(patienceSeconds, TimeUnit.SECONDS)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            throw new AssertionError(name + " does not end:\n" + Files.readString(output));
        }
        if (process.exitValue() != 0) {
            throw new AssertionError(name + " broke down:\n" + Files.readString(output));
        }
    }
}
