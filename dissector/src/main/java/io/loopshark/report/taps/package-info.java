/**
 * What is told of a whole capture once all its frames have been seen, as tshark tells it for {@code -z}: who talked with whom
 * ({@link io.loopshark.report.taps.ConversationTable}), what was found ({@link io.loopshark.report.taps.ExpertTable}), what the peers of
 * a connection said ({@link io.loopshark.report.taps.FollowedStream}).
 */
@NullMarked
package io.loopshark.report.taps;

import org.jspecify.annotations.NullMarked;
