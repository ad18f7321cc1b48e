package io.loopshark.live.socket;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The other processes in this network namespace, as proc(5) shows them. Those that started this one, from the shell up to the build
 * tool, wait for it to end and are no company.
 */
final class Company {
    private static final Path PROCESSES = Path.of("/proc");
    private static final List<Path> SOCKETS = List.of(Path.of("/proc/self/net/tcp"), Path.of("/proc/self/net/tcp6"));
    private static final int INODE_COLUMN = 9;
    /** How long others are taken to be there still. */
    private static final long VALID_NANOS = 1_000_000_000;

    /** How long nobody is taken to have come: a process may begin, connect and end in little more. */
    private static final long LONELY_NANOS = 10_000_000;

    private boolean none;
    private long lookedAt = System.nanoTime() - VALID_NANOS;

    /** Whether there is nobody; who was there is taken to be there for another second. */
    boolean none(OwnDescriptors descriptors) {
        long now = System.nanoTime();
        if (now - lookedAt >= (none ? LONELY_NANOS : VALID_NANOS)) {
            none = look(descriptors);
            lookedAt = now;
        }
        return none;
    }

    private static boolean look(OwnDescriptors descriptors) {
        boolean hidden = false;
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROCESSES, "[0-9]*")) {
            Path network = networkOf("self");
            Set<String> family = family();
            for (Path process : processes) {
                String id = process.getFileName().toString();
                if (family.contains(id)) {
                    continue;
                }
                try {
                    if (networkOf(id).equals(network)) {
                        return false;
                    }
                } catch (IOException e) {
                    // It has ended meanwhile, or belongs to somebody else.
                    hidden |= Files.exists(process);
                }
            }
        } catch (IOException e) {
            return false;
        }
        return !hidden || othersHoldNoSocket(descriptors);
    }

    private static Path networkOf(String id) throws IOException {
        return Files.readSymbolicLink(PROCESSES.resolve(id).resolve("ns/net"));
    }

    private static Set<String> family() {
        Set<String> ids = new HashSet<>();
        Optional<ProcessHandle> next = Optional.of(ProcessHandle.current());
        while (next.isPresent()) {
            ids.add(Long.toString(next.get().pid()));
            next = next.get().parent();
        }
        return ids;
    }

    /** Where processes of others cannot be looked at, their sockets still show. */
    private static boolean othersHoldNoSocket(OwnDescriptors descriptors) {
        try {
            Set<Long> own = descriptors.socketInodes();
            for (Path table : SOCKETS) {
                for (String line : Files.readAllLines(table)) {
                    String[] columns = line.strip().split(" +");
                    if (columns.length > INODE_COLUMN
                            && Character.isDigit(columns[0].charAt(0))
                            && !columns[INODE_COLUMN].equals("0")
                            && !own.contains(Long.parseLong(columns[INODE_COLUMN]))) {
                        return false;
                    }
                }
            }
            return true;
        } catch (IOException | NumberFormatException e) {
            return false;
        }
    }
}
