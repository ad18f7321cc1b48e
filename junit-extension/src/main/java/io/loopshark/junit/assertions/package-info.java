/** AssertJ assertions on the connections of a test. */
@NullMarked
package io.loopshark.junit.assertions;

import org.jspecify.annotations.NullMarked;
