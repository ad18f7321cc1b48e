/**
 * The vocabulary of fields: what a field is called, what type it has, which bytes and bits it takes. Decoders, plug-ins, filters
 * and views share it.
 */
@NullMarked
package io.loopshark.field;

import org.jspecify.annotations.NullMarked;
