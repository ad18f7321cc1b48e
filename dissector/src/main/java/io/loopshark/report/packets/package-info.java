/**
 * Whole frames, every layer with every field, in the forms that other tools read: {@link io.loopshark.report.packets.JsonPackets},
 * {@link io.loopshark.report.packets.EkPackets} and {@link io.loopshark.report.packets.PdmlPackets} write what tshark writes for
 * {@code -T json}, {@code -T ek} and {@code -T pdml}. They write the protocol tree as {@link io.loopshark.report.packets.FrameTree}
 * gives it, so that they know of no protocol.
 */
@NullMarked
package io.loopshark.report.packets;

import org.jspecify.annotations.NullMarked;
