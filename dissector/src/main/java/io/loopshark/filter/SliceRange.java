package io.loopshark.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Consecutive octets of something.
 *
 * @param first the first octet, from 0; below 0 counted from the end
 * @param length how many; {@link #TO_END} for all that follow
 * @param last the last octet, below 0, where the range is given by it; 0 where it isn't
 */
record SliceRange(int first, int length, int last) {

    /** All octets up to the end. */
    static final int TO_END = Integer.MAX_VALUE;

    private static final String NUMBER = "(-?(?:0[xX][0-9a-fA-F]{1,7}|\\d{1,9}))";
    private static final Pattern RANGE =
            Pattern.compile("\\s*(?:" + NUMBER + "|" + NUMBER + "?\\s*([:-])\\s*" + NUMBER + "?)\\s*");

    private static final int SINGLE = 1;
    private static final int FIRST = 2;
    private static final int KIND = 3;
    private static final int SECOND = 4;

    /** Where it begins in {@code size} octets; below 0 where it lies outside. */
    int begin(int size) {
        int begin = first < 0 ? size + first : first;
        return begin < size ? begin : -1;
    }

    /** Where it ends, if it begins at {@code begin}; below 0 where it lies outside. */
    int end(int begin, int size) {
        if (last < 0) {
            return size + last < begin ? -1 : size + last + 1;
        }
        if (length == TO_END) {
            return size;
        }
        return length <= size - begin ? begin + length : -1;
    }

    /** The ranges in a slice token: {@code i:length}, {@code i-last}, {@code :length}, {@code i:}, {@code i}, several with commas. */
    static List<SliceRange> of(Token slice, String filter) throws FilterException {
        List<SliceRange> ranges = new ArrayList<>();
        for (String text : slice.text().split(",", -1)) {
            Matcher matcher = RANGE.matcher(text);
            if (!matcher.matches() || text.strip().equals(":") || text.strip().equals("-")) {
                throw new FilterException(
                        "a slice is [offset], [offset:length], [first-last], [:length] or [offset:]",
                        filter,
                        slice.start(),
                        slice.end());
            }
            ranges.add(range(matcher, slice, filter));
        }
        return ranges;
    }

    private static SliceRange range(Matcher matcher, Token slice, String filter) throws FilterException {
        if (matcher.group(SINGLE) != null) {
            return new SliceRange(Integer.decode(decimal(matcher.group(SINGLE))), 1, 0);
        }
        int first = matcher.group(FIRST) == null ? 0 : Integer.decode(decimal(matcher.group(FIRST)));
        if (matcher.group(SECOND) == null) {
            return new SliceRange(first, TO_END, 0);
        }
        int second = Integer.decode(decimal(matcher.group(SECOND)));
        if (matcher.group(KIND).equals("-") && second < 0) {
            return new SliceRange(first, TO_END, second);
        }
        int length = matcher.group(KIND).equals("-") ? second - first + 1 : second;
        if (length < 1 || matcher.group(KIND).equals("-") && first < 0) {
            throw new FilterException("nothing lies in [" + slice.text() + "]", filter, slice.start(), slice.end());
        }
        return new SliceRange(first, length, 0);
    }

    // An octet's number may be padded with zeros; it isn't octal for that.
    private static String decimal(String number) {
        boolean hex = number.startsWith("0x")
                || number.startsWith("0X")
                || number.startsWith("-0x")
                || number.startsWith("-0X");
        return hex ? number : number.replaceFirst("^(-?)0+(?=\\d)", "$1");
    }
}
