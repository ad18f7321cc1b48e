/** From a frame to its TCP segment, through link, tags and IP, without exceptions and without garbage. */
@NullMarked
package io.loopshark.decode;

import org.jspecify.annotations.NullMarked;
