/** What tests of several packages share: frames built by hand, and the corpus of real captures. */
@NullMarked
package io.loopshark.testing;

import org.jspecify.annotations.NullMarked;
