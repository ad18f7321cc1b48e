/**
 * Display filters, as Wireshark 4.0 has them: {@link io.loopshark.filter.DisplayFilter} compiles the text once and then tells of each
 * frame whether it matches.
 *
 * <p>The way of a filter: {@code Lexer} makes tokens of the text, {@code Parser} a {@code Condition} of {@code Term}s, and
 * {@code Binder} looks up the fields, checks that their types go together, reads literals as the field's type wants them, and makes
 * the {@code Test} that is asked for each frame. A mistake found on the way is a {@link io.loopshark.filter.FilterException} that
 * points at its place.
 *
 * <p>Where fields come from is not known here: {@link io.loopshark.filter.FilterFields} finds them by name.
 */
@NullMarked
package io.loopshark.filter;

import org.jspecify.annotations.NullMarked;
