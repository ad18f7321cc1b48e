package io.loopshark.capture;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** What a user names as input: a file, standard input, or something that cannot be read, with the reason. */
public sealed interface CaptureInput {

    /** The argument that means standard input. */
    String STANDARD_INPUT = "-";

    /** What the input is called in messages: the argument, or for what lies in a folder, the argument and the way from there. */
    String name();

    /**
     * Takes the inputs out of what was given on a command line. Folders are searched through, with all folders in them, in the
     * order of the names; what counts there are files named as captures ({@code .pcap}, {@code .pcapng}, {@code .cap}, {@code .ntar},
     * also with {@code .gz} or {@code .zst} behind it) and files that begin as captures do. Symbolic links are followed, into each
     * folder once. Nothing of this throws: what cannot be read is {@link Unreadable}, in its place.
     *
     * @param arguments names of files and folders, and {@code -}
     */
    static List<CaptureInput> of(List<String> arguments) {
        return arguments.stream()
                .flatMap(argument -> CaptureSearch.of(argument).stream())
                .toList();
    }

    /**
     * A file, to be opened by {@link CaptureFile#open(Path)}. Whether it really is a capture shows then.
     *
     * @param path where it is
     */
    record File(Path path) implements CaptureInput {
        @Override
        public String name() {
            return path.toString();
        }
    }

    /** Standard input, to be opened by {@link CaptureFile#open(java.io.InputStream, String)}. */
    record StandardInput() implements CaptureInput {
        @Override
        public String name() {
            return STANDARD_INPUT;
        }
    }

    /**
     * Something that cannot be read.
     *
     * @param name the argument, or the argument and the way from there
     * @param reason why, in one line that begins in lower case, without the name
     */
    record Unreadable(String name, String reason) implements CaptureInput {

        /** What a failure to open or read {@code name} is to a user. */
        public static Unreadable of(String name, IOException failure) {
            return new Unreadable(name, reason(failure));
        }

        private static String reason(IOException failure) {
            if (failure instanceof CaptureException damage) {
                return "byte " + damage.offset() + ": " + damage.reason();
            }
            if (failure instanceof NoSuchFileException) {
                return "no such file or folder";
            }
            if (failure instanceof AccessDeniedException) {
                return "permission denied";
            }
            String message = failure instanceof FileSystemException system ? system.getReason() : failure.getMessage();
            return message == null || message.isBlank()
                    ? "cannot be read"
                    : "cannot be read: "
                            + message.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
        }
    }
}
