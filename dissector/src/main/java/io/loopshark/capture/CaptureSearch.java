package io.loopshark.capture;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/** Searches one argument for captures. */
final class CaptureSearch {

    private static final Pattern NAMED_AS_CAPTURE =
            Pattern.compile(".*\\.(pcap|pcapng|cap|ntar)(\\.(gz|zst))?", Pattern.CASE_INSENSITIVE);

    private final List<CaptureInput> found = new ArrayList<>();
    private final Set<Path> visited = new HashSet<>();

    private CaptureSearch() {}

    static List<CaptureInput> of(String argument) {
        if (argument.equals(CaptureInput.STANDARD_INPUT)) {
            return List.of(new CaptureInput.StandardInput());
        }
        try {
            return of(argument, Path.of(argument));
        } catch (InvalidPathException e) {
            return List.of(new CaptureInput.Unreadable(argument, "not a file name"));
        }
    }

    private static List<CaptureInput> of(String argument, Path path) {
        if (Files.isDirectory(path)) {
            CaptureSearch search = new CaptureSearch();
            search.visit(path);
            return search.found.isEmpty()
                    ? List.of(new CaptureInput.Unreadable(argument, "no captures in this folder"))
                    : search.found;
        }
        if (Files.notExists(path)) {
            return List.of(new CaptureInput.Unreadable(argument, "no such file or folder"));
        }
        return List.of(
                Files.isReadable(path)
                        ? new CaptureInput.File(path)
                        : new CaptureInput.Unreadable(argument, "permission denied"));
    }

    private void visit(Path folder) {
        List<Path> entries = new ArrayList<>();
        try {
            // A folder that several links lead to, or one that leads back to itself, is searched once.
            if (!visited.add(folder.toRealPath())) {
                return;
            }
            try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
                stream.forEach(entries::add);
            }
        } catch (DirectoryIteratorException e) {
            found.add(CaptureInput.Unreadable.of(folder.toString(), Objects.requireNonNull(e.getCause())));
            return;
        } catch (IOException e) {
            found.add(CaptureInput.Unreadable.of(folder.toString(), e));
            return;
        }
        entries.sort(null);
        for (Path entry : entries) {
            if (Files.isDirectory(entry)) {
                visit(entry);
            } else if (Files.isRegularFile(entry) && (isNamedAsCapture(entry) || beginsAsCapture(entry))) {
                found.add(new CaptureInput.File(entry));
            }
        }
    }

    private static boolean isNamedAsCapture(Path file) {
        return NAMED_AS_CAPTURE.matcher(file.getFileName().toString()).matches();
    }

    /** A file that cannot be read, or whose compression is damaged from its first bytes on, is none. */
    private static boolean beginsAsCapture(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] first = in.readNBytes(Compression.MAGIC_LENGTH);
            if (first.length < Compression.MAGIC_LENGTH) {
                return false;
            }
            int magic = ByteBuffer.wrap(first).getInt();
            return Compression.of(magic) == Compression.NONE
                    ? CaptureFile.isCapture(magic)
                    : beginsAsCompressedCapture(file);
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean beginsAsCompressedCapture(Path file) throws IOException {
        try (InputWindow raw = new InputWindow(Files.newInputStream(file), file.toString());
                InputWindow data = Compression.of(raw).unwrap(raw)) {
            return data.ensure(Compression.MAGIC_LENGTH)
                    && CaptureFile.isCapture(data.streamAt(0).readS4be());
        }
    }
}
