package io.loopshark.lua;

import io.loopshark.testing.Tshark;
import io.loopshark.testing.Tshark.Output;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The plug-in as tshark runs it. */
final class LuaPlugin {

    /** In the checkout, from the module's folder or the root. */
    static final Path SCRIPT = find();

    private final Tshark tshark;

    LuaPlugin(Tshark tshark) {
        this.tshark = tshark;
    }

    private static Path find() {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            Path candidate = folder.resolve("wireshark").resolve("loopshark.lua");
            if (Files.isRegularFile(candidate)) {
                return candidate;
            }
        }
        throw new IllegalStateException("wireshark/loopshark.lua is in no folder above this one");
    }

    /** Runs tshark with the plug-in; as for all comparisons no application protocol meddles with TCP. */
    Output run(Path capture, List<String> arguments) throws IOException {
        List<String> all = new ArrayList<>(List.of("-X", "lua_script:" + SCRIPT));
        all.addAll(arguments);
        return tshark.output(capture, all);
    }

    /** The fields that the plug-in shows, frame by frame. */
    Output fields(Path capture, List<String> names, String... arguments) throws IOException {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("-T", "fields"));
        names.forEach(name -> all.addAll(List.of("-e", name)));
        return run(capture, all);
    }

    /** What it says of each segment once the whole capture was read, in their order. */
    List<JudgedSegment> judge(Path capture) throws IOException {
        Output output = fields(capture, JudgedSegment.FIELDS, "-2", "-R", "tcp");
        if (!output.complaints().isEmpty()) {
            throw new AssertionError("tshark complains: " + output.complaints());
        }
        return output.lines().stream()
                .map(line -> JudgedSegment.of(line.split("\t", -1)))
                .filter(JudgedSegment::isThere)
                .toList();
    }
}
