/**
 * Values of TCP: sequence numbers and their arithmetic, endpoints, flags, options, segments. Knows nothing of captures, of Kaitai
 * or of connections.
 */
@NullMarked
package io.loopshark.segment;

import org.jspecify.annotations.NullMarked;
