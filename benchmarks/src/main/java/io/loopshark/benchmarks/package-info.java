/** JMH benchmarks. */
@NullMarked
package io.loopshark.benchmarks;

import org.jspecify.annotations.NullMarked;
