/** The rules, what they find, and the verdict on a connection. One rule is one small class. */
@NullMarked
package io.loopshark.verdict;

import org.jspecify.annotations.NullMarked;
