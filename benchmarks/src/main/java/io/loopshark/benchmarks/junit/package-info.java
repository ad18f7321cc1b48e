/** What {@code @VerifyHandshake} costs a test. */
@NullMarked
package io.loopshark.benchmarks.junit;

import org.jspecify.annotations.NullMarked;
