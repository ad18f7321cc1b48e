package io.loopshark.testdata.record;

import java.util.ArrayList;
import java.util.List;

/**
 * One capture to be made: what goes on in it, what is prepared beforehand, and who does what.
 *
 * @param name the capture's name, without ending
 * @param story one sentence for the provenance table
 * @param preparation shell commands that run before the recording begins (sysctl, nft, tc), kept word for word in the provenance
 * @param filter the capture filter
 * @param snapLength how many bytes of each frame are kept
 * @param late whether the play itself begins the recording, in its midst
 * @param intervention a shell command that the play has run in its midst; empty for none
 * @param play what the peers do
 */
record Scene(
        String name,
        String story,
        List<String> preparation,
        String filter,
        int snapLength,
        boolean late,
        String intervention,
        Play play) {

    private static final int WHOLE_FRAMES = 262_144;

    /** What the peers of a scene do. */
    @FunctionalInterface
    interface Play {
        /** Opens connections on the stage, talks and closes them. */
        void on(Stage stage) throws Exception;
    }

    Scene {
        preparation = List.copyOf(preparation);
    }

    Scene(String name, String story, Play play) {
        this(name, story, List.of(), "tcp", WHOLE_FRAMES, false, "", play);
    }

    /** The same scene with this command run before it. */
    Scene after(String command) {
        var commands = new ArrayList<>(preparation);
        commands.add(command);
        return new Scene(name, story, commands, filter, snapLength, late, intervention, play);
    }

    /** The same scene with a rule on the hook before packets are captured: what it drops or rewrites is seen so by the recorder. */
    Scene onOutput(String rule) {
        return after("nft add rule inet scene output " + rule);
    }

    /** The same scene with a rule on the hook after packets are captured: the recorder sees them as they were sent. */
    Scene onInput(String rule) {
        return after("nft add rule inet scene input " + rule);
    }

    /** The same scene seen through another capture filter. */
    Scene seenThrough(String otherFilter) {
        return new Scene(name, story, preparation, otherFilter, snapLength, late, intervention, play);
    }

    /** The same scene with only the first bytes of each frame kept. */
    Scene snappedTo(int bytes) {
        return new Scene(name, story, preparation, filter, bytes, late, intervention, play);
    }

    /** The same scene, recorded only from where the play says {@link Stage#beginRecording()}. */
    Scene recordedLate() {
        return new Scene(name, story, preparation, filter, snapLength, true, intervention, play);
    }

    /** The same scene with this command run where the play says {@link Stage#intervene()}. */
    Scene interruptedBy(String command) {
        return new Scene(name, story, preparation, filter, snapLength, late, command, play);
    }

    /** All commands, for the provenance table. */
    String commands() {
        String before = String.join("; ", preparation);
        return intervention.isEmpty() ? before : before + (before.isEmpty() ? "" : "; ") + "later " + intervention;
    }

    /** What was done to the segments between the two kernels' halves, in a word for the provenance table. */
    String alteration() {
        String all = commands();
        if (all.matches(".* (ackseq|sequence|flags|window) set .*") || all.contains("reset tcp option")) {
            return "header rewritten by nft";
        }
        if (all.contains(" dup to ")) {
            return "duplicated by nft";
        }
        return all.contains("drop") ? "dropped by nft" : "none";
    }
}
