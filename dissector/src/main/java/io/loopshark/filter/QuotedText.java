package io.loopshark.filter;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Text in quotes, with the escapes of C in it.
 *
 * @param octets what it stands for, a character an octet, 0 to 255; characters beyond ASCII are UTF-8
 * @param end index behind the closing quote
 */
record QuotedText(String octets, int end) {

    /**
     * Reads the text whose opening quote is at {@code quote}.
     *
     * @param raw whether a backslash stands for itself, as long as no quote follows it
     */
    static QuotedText read(String filter, int quote, boolean raw) throws FilterException {
        Reader reader = new Reader(filter, quote, raw);
        return new QuotedText(reader.read(), reader.at);
    }

    private static final class Reader {
        private final String filter;
        private final int quote;
        private final boolean raw;
        private final ByteArrayOutputStream octets = new ByteArrayOutputStream();
        private int at;

        Reader(String filter, int quote, boolean raw) {
            this.filter = filter;
            this.quote = quote;
            this.raw = raw;
            at = quote + 1;
        }

        String read() throws FilterException {
            char end = filter.charAt(quote);
            while (at < filter.length()) {
                int character = filter.codePointAt(at);
                if (character == end) {
                    at++;
                    return octets.toString(StandardCharsets.ISO_8859_1);
                }
                if (character == '\\' && !raw) {
                    escape();
                } else if (character == '\\' && at + 1 < filter.length() && filter.charAt(at + 1) == end) {
                    add("\\" + end);
                    at += 2;
                } else {
                    add(Character.toString(character));
                    at += Character.charCount(character);
                }
            }
            throw new FilterException("the quote is never closed", filter, quote, quote + 1);
        }

        private void add(String text) {
            octets.writeBytes(text.getBytes(StandardCharsets.UTF_8));
        }

        private void escape() throws FilterException {
            int start = at++;
            char kind = at < filter.length() ? filter.charAt(at) : ' ';
            int simple = "\"'\\?abfnrtv".indexOf(kind);
            if (simple >= 0) {
                octets.write("\"'\\?\u0007\b\f\n\r\t\u000b".charAt(simple));
                at++;
            } else if (kind == 'x') {
                octets.write(number(start, at + 1, 1, 2, 16));
            } else if (kind >= '0' && kind <= '7') {
                octets.write(number(start, at, 1, 3, 8));
            } else if (kind == 'u' || kind == 'U') {
                int digits = kind == 'u' ? 4 : 8;
                int character = number(start, at + 1, digits, digits, 16);
                if (!Character.isValidCodePoint(character)) {
                    throw wrong(start);
                }
                add(Character.toString(character));
            } else {
                throw wrong(start);
            }
        }

        private int number(int start, int from, int least, int most, int radix) throws FilterException {
            at = from;
            int number = 0;
            while (at < filter.length() && at < from + most && Character.digit(filter.charAt(at), radix) >= 0) {
                number = number * radix + Character.digit(filter.charAt(at++), radix);
            }
            if (at - from < least) {
                throw wrong(start);
            }
            return number;
        }

        private FilterException wrong(int start) {
            int end = Math.min(filter.length(), start + 2);
            String escape = filter.substring(start, end);
            String cure = filter.charAt(quote) == '"'
                    ? "; for a pattern write \\" + escape + ", or put r before the quotes"
                    : "";
            return new FilterException(escape + " is no escape" + cure, filter, start, end);
        }
    }
}
