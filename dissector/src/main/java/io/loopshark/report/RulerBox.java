package io.loopshark.report;

import io.loopshark.field.BitSpan;
import io.loopshark.field.FieldNode;
import org.jspecify.annotations.Nullable;

/**
 * One box of a header drawing and where it stands.
 *
 * @param bits its bits, counted from the header's first
 * @param field the field; null for bits that were not captured
 * @param cell what is written in it
 */
record RulerBox(BitSpan bits, @Nullable FieldNode field, RulerCell cell) {}
