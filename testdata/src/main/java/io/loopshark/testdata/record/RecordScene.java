package io.loopshark.testdata.record;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Records one scene: {@code RecordScene SCENE OUT_FOLDER PEER_SCRIPT}; or lists them all: {@code RecordScene}.
 *
 * <p>To be run in a network namespace of its own with {@code lo} up; the script {@code testdata/record} does that.
 */
public final class RecordScene {

    private RecordScene() {}

    /** Entry point. */
    public static void main(String[] arguments) throws Exception {
        if (arguments.length == 0) {
            scenes().forEach(scene -> System.out.println(
                    String.join("\t", scene.name(), scene.story(), scene.alteration(), scene.commands())));
            return;
        }
        Scene scene = scenes().stream()
                .filter(candidate -> candidate.name().equals(arguments[0]))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no scene " + arguments[0]));
        Path folder = Path.of(arguments[1]);
        Files.createDirectories(folder);
        record(scene, folder.resolve(scene.name() + ".pcapng"), Path.of(arguments[2]));
    }

    static List<Scene> scenes() {
        return Stream.of(
                        OpeningScenes.all(),
                        ClosingScenes.all(),
                        TrafficScenes.all(),
                        HttpScenes.all(),
                        ForgedScenes.all(),
                        MidstreamScenes.all())
                .flatMap(List::stream)
                .toList();
    }

    private static void record(Scene scene, Path file, Path peerScript) throws Exception {
        Stage.run("nft add table inet scene");
        Stage.run("nft add chain inet scene input { type filter hook input priority 0; }");
        Stage.run("nft add chain inet scene output { type filter hook output priority 0; }");
        for (String command : scene.preparation()) {
            Stage.run(command);
        }
        var stage = new Stage(scene, file, peerScript);
        try {
            if (!scene.late()) {
                stage.beginRecording();
            }
            scene.play().on(stage);
            int packets = stage.endRecording();
            System.out.println(scene.name() + "\t" + packets + " packets");
        } finally {
            stage.clear();
        }
        // Sockets that a scene left open must not send anything that a recording of the next scene would see; the
        // namespace ends here.
        System.exit(0);
    }
}
