package io.loopshark.decode;

import org.jspecify.annotations.Nullable;

/**
 * The decoding of one kind of header: reads it where the walk stands, moves the walk behind it, and tells what comes next.
 *
 * <p>A step never throws, whatever the bytes are. It consumes at least one octet or ends the walk.
 */
abstract class Step {

    /**
     * Reads one header.
     *
     * @return the step for what follows; null when nothing follows that could be decoded
     */
    abstract @Nullable Step read(Walk walk);
}
