/**
 * Linux's packet sockets (packet(7)) without any library between: the kernel filters, and lays what passes into a ring of memory that
 * is read in place.
 *
 * <p>{@link io.loopshark.live.packetsocket.PacketSocket} opens, reads and closes; what the kernel sorts out is written in
 * {@code FilterProgram}, how the ring is laid out in {@code RingLayout}. This package knows nothing of the rest of Loopshark.
 */
@NullMarked
package io.loopshark.live.packetsocket;

import org.jspecify.annotations.NullMarked;
