package io.loopshark.junit.network;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * nftables rules that forge or drop segments. On {@code output} a segment is changed before it is captured, on {@code input} after: what
 * the first forges and the second puts right again is wrong in the capture only, and the connection goes on.
 *
 * <p>Each rule has to do something: one that never met its segment fails the test, for there was no fault then.
 */
final class PacketFilter {

    /** Where a rule's conditions end and its action begins: what is counted there did happen. */
    private static final Pattern ACTION = Pattern.compile(" (?=drop|reject|dup to|tcp \\w+ set )");

    private PacketFilter() {}

    /** What happens while the rules hold. */
    @FunctionalInterface
    interface Scene {
        void play() throws IOException;
    }

    /**
     * Plays the scene under these rules.
     *
     * @param output lines of nft's language, separated by line breaks; empty for none
     * @param input the same, behind the capture
     */
    static void during(String output, String input, Scene scene) throws IOException {
        play("inet loopshark", """
                table inet loopshark {
                  chain output {
                    type filter hook output priority 0;
                    %s
                  }
                  chain input {
                    type filter hook input priority 0;
                    %s
                  }
                }
                """.formatted(counted(output), counted(input)), scene);
    }

    /** Plays the scene while each segment that matches is sent twice. */
    static void duplicating(String match, Scene scene) throws IOException {
        play("ip loopshark", """
                table ip loopshark {
                  chain output {
                    type filter hook output priority 0;
                    %s
                  }
                }
                """.formatted(counted(match + " dup to 127.0.0.1 device \"lo\"")), scene);
    }

    private static String counted(String rules) {
        return rules.lines().map(PacketFilter::countedRule).collect(joining("\n"));
    }

    private static String countedRule(String rule) {
        Matcher action = ACTION.matcher(rule);
        if (!action.find()) {
            throw new IllegalArgumentException("where does the action of this rule begin? " + rule);
        }
        return action.replaceFirst(" counter ");
    }

    private static void play(String table, String script, Scene scene) throws IOException {
        nft(script);
        String rules;
        try {
            scene.play();
            rules = nft("list table " + table + "\n");
        } finally {
            nft("delete table " + table + "\n");
        }
        List<String> idle =
                rules.lines().filter(line -> line.contains(" packets 0 ")).toList();
        if (!idle.isEmpty()) {
            throw new AssertionError("these rules met no segment:\n" + String.join("\n", idle));
        }
    }

    private static String nft(String script) throws IOException {
        Process process =
                new ProcessBuilder("nft", "-f", "-").redirectErrorStream(true).start();
        process.getOutputStream().write(script.getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.onExit().join().exitValue() != 0) {
            throw new IOException("nft refuses:\n" + script + said);
        }
        return said;
    }
}
