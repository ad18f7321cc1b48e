package io.loopshark.testdata.record;

import static io.loopshark.testdata.record.Stage.V4;

import java.util.List;

/** Recordings that begin when the connection stands already. */
final class MidstreamScenes {

    private MidstreamScenes() {}

    static List<Scene> all() {
        return List.of(new Scene("midstream", "the recording begins after the handshake", stage -> {
                    Session session = stage.session(V4).exchange(100, 300);
                    stage.beginRecording();
                    session.exchange(200, 400).closeSlowly();
                })
                .recordedLate());
    }
}
