package io.loopshark.cli;

import io.loopshark.report.taps.FollowedStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What is told of a capture at its end: {@code -z} of tshark, as far as it is about TCP. */
final class TapOptions {

    private static final String KNOWN = "it knows conv,tcp and expert and follow,tcp,ascii|hex|raw,STREAM";

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "-z",
            paramLabel = "WHAT",
            description = {
                "At the end, of all frames: conv,tcp: who talked with whom.",
                "expert: what the rules found, by severity.",
                "follow,tcp,ascii|hex|raw,N: the data of tcp.stream N, both peers, in order; ascii may be left out."
            })
    private List<String> asked = List.of();

    @Option(names = "-q", description = "No list of the frames, only what -z tells.")
    private boolean quiet;

    /** Whether frames aren't to be listed. */
    boolean quiet() {
        return quiet;
    }

    /**
     * How to make what looks at one capture, one for each {@code -z}.
     *
     * @throws ParameterException when there is no such thing
     */
    List<Supplier<Tap>> taps() {
        List<Supplier<Tap>> taps = new ArrayList<>();
        for (String what : asked) {
            taps.add(tap(what));
        }
        return taps;
    }

    private Supplier<Tap> tap(String what) {
        if (what.equals("conv,tcp")) {
            return Tap::conversations;
        }
        if (what.equals("expert")) {
            return Tap::expert;
        }
        List<String> words = Arrays.asList(what.split(",", -1));
        if (words.size() >= 2 && words.get(0).equals("follow") && words.get(1).equals("tcp")) {
            return follow(what, words.subList(2, words.size()));
        }
        throw wrong("-z doesn't know '" + what + "'; " + KNOWN);
    }

    private Supplier<Tap> follow(String what, List<String> words) {
        FollowedStream.Mode mode = FollowedStream.Mode.ASCII;
        if (words.size() == 2) {
            mode = mode(words.get(0)).orElseThrow(() -> wrong("-z " + what + ": the mode is one of " + modes()));
        }
        if (words.isEmpty() || words.size() > 2) {
            throw wrong("-z " + what + ": what is wanted is follow,tcp,STREAM or follow,tcp,MODE,STREAM");
        }
        String number = words.get(words.size() - 1);
        try {
            long stream = Long.parseLong(number);
            if (stream >= 0) {
                FollowedStream.Mode chosen = mode;
                return () -> Tap.follow(chosen, stream);
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw wrong("-z " + what + ": streams have numbers from 0, not '" + number + "'");
    }

    private static Optional<FollowedStream.Mode> mode(String word) {
        return Arrays.stream(FollowedStream.Mode.values())
                .filter(mode -> mode.word().equals(word))
                .findFirst();
    }

    private static String modes() {
        return Arrays.stream(FollowedStream.Mode.values())
                .map(FollowedStream.Mode::word)
                .collect(Collectors.joining(", "));
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
