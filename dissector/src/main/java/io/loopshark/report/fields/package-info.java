/**
 * Fields by name, as {@code tshark -T fields} prints them: {@link io.loopshark.report.fields.FieldTable} knows them all,
 * {@link io.loopshark.report.fields.FieldLines} prints a line a frame, {@link io.loopshark.report.fields.JsonLines} an object a
 * frame.
 *
 * <p>Names and forms are those of tshark 4.0; the fields of ours begin with {@code loopshark.}
 */
@NullMarked
package io.loopshark.report.fields;

import org.jspecify.annotations.NullMarked;
