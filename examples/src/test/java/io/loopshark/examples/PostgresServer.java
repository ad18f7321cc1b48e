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
        PostgresServer server =
                new PostgresServer(findPrograms(), Files.createTempDirectory("loopshark-postgres"), Shell.freePort());
        if (isRoot()) {
            Files.setOwner(
                    server.folder,
                    FileSystems.getDefault().getUserPrincipalLookupService().lookupPrincipalByName(USER));
        }
        server.run("initdb", "--username=" + USER, "--auth=trust", "--no-sync");
        server.run("pg_ctl", "start", "--wait", "--options=-F -h 127.0.0.1 -k '' -p " + server.port);
        return server;
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
    private void run(String program, String... options) throws IOException {
        List<String> command = new ArrayList<>();
        if (isRoot()) {
            command.addAll(List.of("setpriv", "--reuid=" + USER, "--regid=" + USER, "--clear-groups"));
        }
        command.addAll(List.of(programs.resolve(program).toString(), "--pgdata=" + folder.resolve("data")));
        command.addAll(List.of(options));
        Shell.run(command);
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    @Override
    public void close() throws IOException {
        run("pg_ctl", "stop", "--mode=immediate");
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
