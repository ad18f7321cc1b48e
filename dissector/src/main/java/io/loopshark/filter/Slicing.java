package io.loopshark.filter;

import java.util.List;

/**
 * Takes octets out of values. A value that is too short for a range has no slice.
 *
 * @param <F> the frames that are filtered
 */
final class Slicing<F> implements Operand.Source<F> {

    private final Operand<F> of;
    private final List<SliceRange> ranges;
    private final Values slices = new Values();

    Slicing(Operand<F> of, List<SliceRange> ranges) {
        this.of = of;
        this.ranges = List.copyOf(ranges);
    }

    @Override
    public Values in(F frame) {
        Values values = of.in(frame);
        slices.clear();
        for (int i = 0; i < values.count(); i++) {
            if (ranges.size() == 1) {
                single(values, i, ranges.get(0));
            } else {
                joined(values, i);
            }
        }
        return slices;
    }

    private void single(Values values, int index, SliceRange range) {
        int begin = range.begin(values.length(index));
        int end = begin < 0 ? -1 : range.end(begin, values.length(index));
        if (end >= 0) {
            int from = values.from(index);
            slices.octets(values.array(index), from + begin, from + end);
        }
    }

    private void joined(Values values, int index) {
        int size = values.length(index);
        int length = 0;
        for (SliceRange range : ranges) {
            int begin = range.begin(size);
            int end = begin < 0 ? -1 : range.end(begin, size);
            if (end < 0) {
                return;
            }
            length += end - begin;
        }
        byte[] octets = new byte[length];
        int at = 0;
        for (SliceRange range : ranges) {
            int begin = range.begin(size);
            int part = range.end(begin, size) - begin;
            System.arraycopy(values.array(index), values.from(index) + begin, octets, at, part);
            at += part;
        }
        slices.octets(octets, 0, length);
    }
}
