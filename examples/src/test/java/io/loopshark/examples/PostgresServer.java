package io.loopshark.examples;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.opentest4j.TestAbortedException;

/** A real PostgreSQL server at a free port of 127.0.0.1, with a database cluster of its own in a temporary folder. */
final class PostgresServer implements AutoCloseable {
    private static final Path INSTALLED = Path.of("/usr/lib/postgresql");
    private static final String USER = "postgres";

    private final Path programs;
    private final Path folder;
    private final int port;

    private PostgresServer(Path programs, Path folder, int port) {
        this.programs = programs;
        this.folder = folder;
        this.port = port;
    }

    /** Returns once it accepts connections. */
    static PostgresServer start() throws IOException {
        Path programs = findPrograms();
        Path folder = Files.createTempDirectory("loopshark-postgres");
        if (isRoot() && !knowsRootOnly()) {
            Files.setOwner(
                    folder,
                    FileSystems.getDefault().getUserPrincipalLookupService().lookupPrincipalByName(USER));
        }
        run(programs, folder, "initdb", "--username=" + USER, "--auth=trust", "--no-sync");
        // Chosen this late, since somebody else may take it meanwhile, and the last step took seconds.
        int port = Shell.freePort();
        run(programs, folder, "pg_ctl", "start", "--wait", "--options=-F -h 127.0.0.1 -k '' -p " + port);
        return new PostgresServer(programs, folder, port);
    }

    /** Those of the newest version, as Debian and its like install them. */
    private static Path findPrograms() throws IOException {
        if (Files.isDirectory(INSTALLED)) {
            try (Stream<Path> versions = Files.list(INSTALLED)) {
                return versions.map(version -> version.resolve("bin"))
                        .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
                        .max(Comparator.naturalOrder())
                        .orElseThrow(PostgresServer::missing);
            }
        }
        throw missing();
    }

    private static TestAbortedException missing() {
        return new TestAbortedException("PostgreSQL is missing; it is in the Debian package postgresql.");
    }

    String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=" + USER;
    }

    /** As another user where this is root, who may not run it. */
    private static void run(Path programs, Path folder, String program, String... options) throws IOException {
        List<String> command = new ArrayList<>();
        if (isRoot()) {
            command.addAll(
                    knowsRootOnly()
                            ? List.of("unshare", "--user", "--map-user=" + USER, "--map-group=" + USER)
                            : List.of("setpriv", "--reuid=" + USER, "--regid=" + USER, "--clear-groups"));
        }
        command.addAll(List.of(programs.resolve(program).toString(), "--pgdata=" + folder.resolve("data")));
        command.addAll(List.of(options));
        Shell.run(command);
    }

    /** The user namespace of a private network has no other user; root may only take another name, in a namespace within. */
    private static boolean knowsRootOnly() throws IOException {
        Path users = Path.of("/proc/self/uid_map");
        return Files.exists(users) && Files.readString(users).strip().matches("\\d+\\s+\\d+\\s+1");
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    @Override
    public void close() throws IOException {
        run(programs, folder, "pg_ctl", "stop", "--mode=immediate");
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
