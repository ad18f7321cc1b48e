package io.loopshark;

/**
 * How a {@link TcpAnalysis} works.
 *
 * @param keepSteps whether each connection keeps all its segments with both peers' states, for ladders and stories; memory then
 *     grows with the capture
 * @param maxOpenConnections how many connections are kept in mind at once, at least 1; beyond that the one that was quiet for
 *     longest is let go early
 */
public record AnalysisOptions(boolean keepSteps, int maxOpenConnections) {

    /** Checks the bounds. */
    public AnalysisOptions {
        if (maxOpenConnections < 1) {
            throw new IllegalArgumentException("maxOpenConnections must be at least 1, not " + maxOpenConnections);
        }
    }

    /** Verdicts only, in bounded memory. */
    public static final AnalysisOptions DEFAULT = new AnalysisOptions(false, 400_000);

    /** The same with every segment kept. */
    public AnalysisOptions keepingSteps() {
        return new AnalysisOptions(true, maxOpenConnections);
    }
}
