/** Frames and where they come from: pcap and pcapng files in any wrapping, and the writer for our own captures. */
@NullMarked
package io.loopshark.capture;

import org.jspecify.annotations.NullMarked;
