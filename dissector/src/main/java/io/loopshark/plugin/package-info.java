/**
 * Dissectors: from a specification of a protocol to a tree of fields with their places in the frame. Any {@code .ksy} with the
 * class that Kaitai generated from it becomes one ({@link io.loopshark.plugin.KsyProtocol}).
 */
@NullMarked
package io.loopshark.plugin;

import org.jspecify.annotations.NullMarked;
