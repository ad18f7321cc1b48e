package io.loopshark.cli;

import io.loopshark.AnalysisOptions;
import io.loopshark.TcpAnalysis;
import io.loopshark.capture.FrameSource;
import io.loopshark.report.Dissection;
import io.loopshark.report.taps.ConversationTable;
import io.loopshark.report.taps.ExpertTable;
import io.loopshark.report.taps.FollowedStream;
import java.io.IOException;
import java.util.Optional;

/** Looks at every frame of one capture, shown or not, and tells at its end what it saw: one {@code -z}. */
interface Tap {

    /** Looks at the frame at hand. */
    void take(Dissection frame) throws IOException;

    /** The capture, or as much of it as was wanted, has been seen. */
    default void finish(FrameSource.Trust trust) throws IOException {}

    /**
     * Tells what was seen.
     *
     * @return what is to be complained of when there was nothing of what was asked for
     */
    Optional<String> print(Output out) throws IOException;

    /** {@code conv,tcp}. */
    static Tap conversations() {
        ConversationTable table = new ConversationTable();
        return new Tap() {
            @Override
            public void take(Dissection frame) {
                table.take(frame);
            }

            @Override
            public Optional<String> print(Output out) {
                out.print(table.text());
                return Optional.empty();
            }
        };
    }

    /** {@code expert}. */
    static Tap expert() {
        ExpertTable table = new ExpertTable();
        TcpAnalysis analysis = new TcpAnalysis(AnalysisOptions.DEFAULT, table);
        return new Tap() {
            @Override
            public void take(Dissection frame) {
                if (frame.analysed()) {
                    analysis.accept(frame.packet());
                }
            }

            @Override
            public void finish(FrameSource.Trust trust) {
                analysis.finish(trust);
            }

            @Override
            public Optional<String> print(Output out) {
                out.print(table.text());
                return Optional.empty();
            }
        };
    }

    /** {@code follow,tcp}. */
    static Tap follow(FollowedStream.Mode mode, long stream) {
        Spool spool = new Spool();
        FollowedStream followed = new FollowedStream(stream, mode, spool);
        return new Tap() {
            @Override
            public void take(Dissection frame) throws IOException {
                followed.take(frame);
            }

            @Override
            public void finish(FrameSource.Trust trust) throws IOException {
                followed.finish();
            }

            @Override
            public Optional<String> print(Output out) throws IOException {
                spool.drainTo(out);
                return followed.met() ? Optional.empty() : Optional.of("there is no tcp.stream " + stream);
            }
        };
    }
}
