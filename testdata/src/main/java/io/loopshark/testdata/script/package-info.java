/**
 * Captures out of scripts, for what a kernel cannot be brought to do. A script is a file {@code NAME.pkt} in packetdrill's notation,
 * and lies beside the capture that {@link io.loopshark.testdata.script.BuildCapture} makes of it.
 *
 * <p>Nothing in it depends on the clock, so the same script gives the same bytes.
 */
@NullMarked
package io.loopshark.testdata.script;

import org.jspecify.annotations.NullMarked;
