/**
 * The program that records the captures of this module: real kernels, real sockets, a recorder that we did not write.
 *
 * <p>Started by the script {@code testdata/record}, each scene in a network namespace of its own. Nothing here is needed by
 * those who only read the captures.
 */
@NullMarked
package io.loopshark.testdata.record;

import org.jspecify.annotations.NullMarked;
