/** Captures made by this project, with their expected results. */
@NullMarked
package io.loopshark.testdata;

import org.jspecify.annotations.NullMarked;
