/**
 * Large captures for the side-by-side comparison with other tools; {@code docs/benchmarks.md} tells how to run it. The captures are
 * written by the JDK alone, without any of Loopshark's own code, so that a fault of ours cannot hide in the input.
 */
@NullMarked
package io.loopshark.benchmarks.compare;

import org.jspecify.annotations.NullMarked;
