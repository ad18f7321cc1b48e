/**
 * What Zeek would log of a connection: {@code conn_state} and {@code history} of its {@code conn.log}, after what its documentation
 * says and its published logs show.
 *
 * <p>Two things of Zeek's are left out on purpose. It cuts connections by timers, and TCP has none that an observer could know; and
 * it passes over segments whose checksum is wrong, where Loopshark keeps them, as Zeek does with {@code -C}: most wrong checksums of
 * captures come from offload.
 */
@NullMarked
package io.loopshark.zeek;

import org.jspecify.annotations.NullMarked;
