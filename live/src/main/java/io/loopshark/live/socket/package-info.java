/** Whose connection it is: asks the Linux kernel which sockets there are, and which of them this process holds. */
@NullMarked
package io.loopshark.live.socket;

import org.jspecify.annotations.NullMarked;
