/** Captures made by this project, with their expected results, and what is to be learned from them. */
@NullMarked
package io.loopshark.testdata;

import org.jspecify.annotations.NullMarked;
