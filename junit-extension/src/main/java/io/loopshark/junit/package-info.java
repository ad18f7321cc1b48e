/** Checks the TCP connections that a JUnit test opens. */
@NullMarked
package io.loopshark.junit;

import org.jspecify.annotations.NullMarked;
