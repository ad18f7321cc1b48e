/**
 * {@link io.loopshark.junit.VerifyHandshake @VerifyHandshake} for JUnit 5: a test fails when a TCP connection that it opened over
 * loopback broke a rule.
 *
 * <p>{@link io.loopshark.junit.LoopbackTraffic} as a parameter gives a test its connections;
 * {@link io.loopshark.junit.assertions.LoopsharkAssertions} asserts on them.
 */
@NullMarked
package io.loopshark.junit;

import org.jspecify.annotations.NullMarked;
