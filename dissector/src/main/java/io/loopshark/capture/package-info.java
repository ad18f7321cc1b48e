/**
 * Frames and where they come from. {@link io.loopshark.capture.CaptureFile} reads pcap and pcapng of any size, compressed or not;
 * {@link io.loopshark.capture.CaptureInput} finds the captures that a command line names;
 * {@link io.loopshark.capture.PcapngWriter} writes our own. All else asks only for a
 * {@link io.loopshark.capture.FrameSource}, which the live loopback is too.
 *
 * <p>A damaged capture gives every frame before the damage and then a {@link io.loopshark.capture.CaptureException} with the place
 * and the cause.
 */
@NullMarked
package io.loopshark.capture;

import org.jspecify.annotations.NullMarked;
