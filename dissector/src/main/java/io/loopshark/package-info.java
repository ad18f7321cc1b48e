/** Shows and checks what TCP really did. */
@NullMarked
package io.loopshark;

import org.jspecify.annotations.NullMarked;
