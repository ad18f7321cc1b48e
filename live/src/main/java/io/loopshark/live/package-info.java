/** Live capture of the loopback interface. */
@NullMarked
package io.loopshark.live;

import org.jspecify.annotations.NullMarked;
