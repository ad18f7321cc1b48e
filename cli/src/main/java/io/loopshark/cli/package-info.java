/** The loopshark command. */
@NullMarked
package io.loopshark.cli;

import org.jspecify.annotations.NullMarked;
