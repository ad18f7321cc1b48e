package io.loopshark;

import io.loopshark.verdict.StepsKept;

/**
 * How a {@link TcpAnalysis} works.
 *
 * @param steps which connections keep all their segments with both peers' states, for ladders and stories; memory grows with each
 *     such segment
 * @param maxOpenConnections how many connections are kept in mind at once, at least 1; beyond that the one that was quiet for
 *     longest is let go early, and so are at any time all but the latest 16,384 of which there is nothing but a SYN
 */
public record AnalysisOptions(StepsKept steps, int maxOpenConnections) {

    /** Checks the bounds. */
    public AnalysisOptions {
        if (maxOpenConnections < 1) {
            throw new IllegalArgumentException("maxOpenConnections must be at least 1, not " + maxOpenConnections);
        }
    }

    /** Verdicts only, in bounded memory. */
    public static final AnalysisOptions DEFAULT = new AnalysisOptions(StepsKept.NONE, 400_000);

    /** The same with every segment kept. */
    public AnalysisOptions keepingSteps() {
        return new AnalysisOptions(StepsKept.ALL, maxOpenConnections);
    }

    /** The same with every segment kept, without its data. */
    public AnalysisOptions keepingHeaders() {
        return new AnalysisOptions(StepsKept.HEADERS, maxOpenConnections);
    }

    /** The same with the segments of one connection kept: the one with this number. */
    public AnalysisOptions keepingStepsOf(int number) {
        return new AnalysisOptions(StepsKept.of(number), maxOpenConnections);
    }
}
