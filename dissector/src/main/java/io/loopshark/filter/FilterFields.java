package io.loopshark.filter;

import java.util.Optional;

/**
 * Where filters find their fields: protocols, header fields, what is worked out of frames, what plug-ins add.
 *
 * @param <F> the frames that are filtered
 */
public interface FilterFields<F> {

    /** The field or protocol of this filter name; empty where there is none. */
    Optional<FilterField<F>> find(String name);

    /** The name that somebody may have meant who wrote {@code unknown}; empty where none is close. */
    Optional<String> suggestion(String unknown);
}
