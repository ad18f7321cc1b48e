/**
 * What Wireshark 4.0 would say of each TCP segment: its stream, its numbers relative to the stream's start, the completeness of
 * the conversation and the flags of {@code tcp.analysis}. Wireshark's view is kept apart from the verdicts on purpose: it works
 * by heuristics, and this package follows them, where {@code verdict} follows RFC 9293.
 *
 * <p>{@link io.loopshark.wireshark.WiresharkStreams} takes the segments of a capture in their order and finds each one's
 * conversation; {@link io.loopshark.wireshark.WiresharkAnalysis} follows one conversation, for callers that know already where
 * it begins and ends. Both allocate nothing on ordinary segments, and their memory is bounded.
 */
@NullMarked
package io.loopshark.wireshark;

import org.jspecify.annotations.NullMarked;
