/** The plug-in for Wireshark, {@code wireshark/loopshark.lua}, held against the judge that it is a copy of. */
@NullMarked
package io.loopshark.lua;

import org.jspecify.annotations.NullMarked;
