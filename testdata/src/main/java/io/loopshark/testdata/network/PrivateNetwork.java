package io.loopshark.testdata.network;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Starts processes in a new network namespace: its loopback interface is up, nothing else is on it, and the process may capture there
 * and set packet filters. Needs no privilege where the kernel allows user namespaces; otherwise root.
 *
 * <pre>{@code
 * Process child = PrivateNetwork.command(ChildJvm.command(Recorder.class, "out.pcapng")).start();
 * }</pre>
 */
public final class PrivateNetwork {

    private static final long PATIENCE_SECONDS = 20;
    private static final List<String> WITH_USER_NAMESPACE =
            List.of("unshare", "--user", "--map-current-user", "--keep-caps", "--net");
    private static final List<String> AS_ROOT = List.of("unshare", "--net");
    private static final List<String> UP = List.of("sh", "-c", "ip link set lo up && exec \"$@\"", "sh");

    private static @Nullable List<String> entrance;

    private PrivateNetwork() {}

    /** Why no namespace can be made here, with the cure; empty where one can. */
    public static synchronized Optional<String> missing() {
        if (entrance != null) {
            return Optional.empty();
        }
        String complaints = "";
        for (List<String> way : List.of(WITH_USER_NAMESPACE, AS_ROOT)) {
            List<String> command = new ArrayList<>(way);
            command.addAll(UP);
            command.add("true");
            String complaint = tryOut(command);
            if (complaint.isEmpty()) {
                entrance = way;
                return Optional.empty();
            }
            complaints += complaint.strip() + "; ";
        }
        return Optional.of("A network namespace of the test's own cannot be made here (" + complaints
                + "needed are unshare and ip, Debian packages util-linux and iproute2, and either a kernel that allows user"
                + " namespaces or root).");
    }

    /** What to install where this program is missing; empty where it is there. */
    public static Optional<String> missingProgram(String program, String debianPackage) {
        return tryOut(List.of("sh", "-c", "command -v " + program)).isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "The program " + program + " is missing; it is in the Debian package " + debianPackage + ".");
    }

    /** What the command complained of; empty when it worked. */
    private static String tryOut(List<String> command) {
        try {
            Process process = builder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return command.get(0) + " does not end";
            }
            return process.exitValue() == 0 ? "" : output.isBlank() ? "exit " + process.exitValue() : output;
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "interrupted";
        }
    }

    /**
     * A command in a new namespace.
     *
     * @throws IllegalStateException when none can be made; ask {@link #missing()} before
     */
    public static ProcessBuilder command(List<String> command) {
        Optional<String> missing = missing();
        if (missing.isPresent() || entrance == null) {
            throw new IllegalStateException(missing.orElse(""));
        }
        List<String> all = new ArrayList<>(entrance);
        all.addAll(UP);
        all.addAll(command);
        return builder(all);
    }

    /** Programs of the administrator are not in everybody's path. */
    private static ProcessBuilder builder(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().merge("PATH", "/usr/sbin:/sbin", (path, more) -> path + ":" + more);
        return builder;
    }

    /** A command in a new namespace that may not capture: CAP_NET_RAW is taken from it. */
    public static ProcessBuilder commandWithoutRights(List<String> command) {
        List<String> all = new ArrayList<>(
                List.of("setpriv", "--bounding-set=-net_raw", "--inh-caps=-net_raw", "--ambient-caps=-all"));
        all.addAll(command);
        return command(all);
    }
}
