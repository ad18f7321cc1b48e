/** The program that forges healthy connections, one thing at a time, and asks the judge for each forgery. */
@NullMarked
package io.loopshark.forging;

import org.jspecify.annotations.NullMarked;
