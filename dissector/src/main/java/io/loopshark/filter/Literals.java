package io.loopshark.filter;

import io.loopshark.field.FieldType;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads literals: what one means depends on the type that it is compared with. */
final class Literals {

    private static final Pattern HEX_BYTE = Pattern.compile("0[xX]([0-9a-fA-F]{1,2})");
    private static final Pattern SEPARATED = Pattern.compile("[0-9a-fA-F]{1,2}([:.-][0-9a-fA-F]{1,2})*[:.-]?");
    private static final Pattern CISCO = Pattern.compile("[0-9a-fA-F]{4}([:.-][0-9a-fA-F]{4})+");
    private static final Pattern DIGITS = Pattern.compile("[0-9a-fA-F]+");
    private static final Pattern TIME = Pattern.compile("([+-]?)(\\d{0,10})(?:\\.(\\d*))?s?");
    private static final int LONGEST_FRACTION = 9;

    private final String filter;

    Literals(String filter) {
        this.filter = filter;
    }

    /**
     * The value of a literal.
     *
     * @param type what it is compared with
     * @param bits how wide a number is at most
     */
    Values read(Term term, FieldType type, int bits) throws FilterException {
        Values values = new Values();
        if (term instanceof Term.Quoted quoted) {
            quoted(quoted, type, values);
        } else if (term instanceof Term.Word word) {
            word(word, type, bits, values);
        } else {
            throw wrong(term, "a literal is expected here");
        }
        return values;
    }

    private void quoted(Term.Quoted quoted, FieldType type, Values values) throws FilterException {
        switch (type) {
            case BYTES, PROTOCOL, ETHER, TEXT -> values.text(quoted.octets().getBytes(StandardCharsets.ISO_8859_1));
            case UNSIGNED, SIGNED, BOOLEAN -> {
                if (quoted.character()) {
                    values.number(
                            type == FieldType.BOOLEAN ? 1 : quoted.octets().charAt(0));
                } else if (type == FieldType.BOOLEAN) {
                    values.bool(truth(quoted.octets(), quoted));
                } else {
                    throw wrong(quoted, "text can't be compared with a number");
                }
            }
            default -> throw wrong(quoted, "text can't be compared with " + name(type) + "; leave the quotes out");
        }
    }

    private void word(Term.Word word, FieldType type, int bits, Values values) throws FilterException {
        switch (type) {
            case UNSIGNED, SIGNED -> values.number(number(word, type, bits));
            case BOOLEAN -> values.bool(truth(word.text(), word));
            case FLOATING -> values.real(real(word));
            case TIME -> values.seconds(nanos(word));
            case IPV4, IPV6 -> Addresses.read(word, type, filter, values);
            case ETHER, BYTES, PROTOCOL -> values.text(octets(word));
            case TEXT -> values.text(word.text().getBytes(StandardCharsets.UTF_8));
            case NONE -> throw wrong(word, "there is no value to compare with");
        }
    }

    private long number(Term.Word word, FieldType type, int bits) throws FilterException {
        BigInteger number = integer(word.text());
        if (number == null) {
            throw wrong(word, "\"" + word.text() + "\" is no number");
        }
        int width = bits == 0 ? Long.SIZE : bits;
        int highest = type == FieldType.SIGNED ? width - 1 : width;
        BigInteger most = BigInteger.ONE.shiftLeft(highest).subtract(BigInteger.ONE);
        if (number.compareTo(most) > 0) {
            throw wrong(word, word.text() + " is too big for this field, which goes to " + most);
        }
        if (number.bitLength() > Long.SIZE - 1 && number.signum() < 0) {
            throw wrong(word, word.text() + " is too small");
        }
        return number.longValue();
    }

    /** Decimal, or hexadecimal, octal or binary as C writes them; null for anything else. */
    private static @Nullable BigInteger integer(String written) {
        String sign = written.startsWith("-") || written.startsWith("+") ? written.substring(0, 1) : "";
        String digits = written.substring(sign.length()).toLowerCase(Locale.ROOT);
        int radix = 10;
        if (digits.startsWith("0x") || digits.startsWith("0b")) {
            radix = digits.charAt(1) == 'x' ? 16 : 2;
            digits = digits.substring(2);
        } else if (digits.length() > 1 && digits.startsWith("0")) {
            radix = 8;
        }
        if (digits.isEmpty() || digits.length() > 100) {
            return null;
        }
        for (int i = 0; i < digits.length(); i++) {
            if (digits.charAt(i) >= 0x80 || Character.digit(digits.charAt(i), radix) < 0) {
                return null;
            }
        }
        BigInteger number = new BigInteger(digits, radix);
        return sign.equals("-") ? number.negate() : number;
    }

    private boolean truth(String written, Term term) throws FilterException {
        BigInteger number = integer(written);
        if (number != null && term instanceof Term.Word) {
            return number.signum() != 0;
        }
        return switch (written.toLowerCase(Locale.ROOT)) {
            case "true", "set" -> true;
            case "false", "not set" -> false;
            default -> throw wrong(term, "a flag is 0, 1, true or false, not \"" + written + "\"");
        };
    }

    private double real(Term.Word word) throws FilterException {
        try {
            return Double.parseDouble(word.text());
        } catch (NumberFormatException e) {
            throw wrong(word, "\"" + word.text() + "\" is no number");
        }
    }

    private long nanos(Term.Word word) throws FilterException {
        Matcher matcher = TIME.matcher(word.text());
        String fraction = matcher.matches() && matcher.group(3) != null ? matcher.group(3) : "";
        if (!matcher.matches() || matcher.group(2).isEmpty() && fraction.isEmpty()) {
            throw wrong(word, "\"" + word.text() + "\" is no time in seconds");
        }
        String nine = fraction.substring(0, Math.min(LONGEST_FRACTION, fraction.length()));
        // What is beyond nanoseconds is cut off.
        long nanos = new BigDecimal("0" + matcher.group(2) + "." + nine + "0")
                .movePointRight(LONGEST_FRACTION)
                .longValue();
        return matcher.group(1).equals("-") ? -nanos : nanos;
    }

    private byte[] octets(Term.Word word) throws FilterException {
        String text = word.text();
        Matcher single = HEX_BYTE.matcher(text);
        if (single.matches()) {
            return new byte[] {(byte) Integer.parseInt(single.group(1), 16)};
        }
        if (SEPARATED.matcher(text).matches()) {
            ByteArrayOutputStream octets = new ByteArrayOutputStream();
            for (String octet : text.split("[:.-]")) {
                octets.write(Integer.parseInt(octet, 16));
            }
            return octets.toByteArray();
        }
        String digits = CISCO.matcher(text).matches() ? text.replaceAll("[:.-]", "") : text;
        if (!DIGITS.matcher(digits).matches() || digits.length() % 2 != 0) {
            throw wrong(word, "\"" + text + "\" are no octets; write them as 47:45:54 or as \"text\"");
        }
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        for (int i = 0; i < digits.length(); i += 2) {
            octets.write(Integer.parseInt(digits.substring(i, i + 2), 16));
        }
        return octets.toByteArray();
    }

    /** The type in words. */
    static String name(FieldType type) {
        return switch (type) {
            case NONE -> "something that is only there or not";
            case PROTOCOL -> "a protocol";
            case BOOLEAN -> "a flag";
            case UNSIGNED, SIGNED, FLOATING -> "a number";
            case TIME -> "a time in seconds";
            case BYTES -> "octets";
            case TEXT -> "text";
            case IPV4 -> "an IPv4 address";
            case IPV6 -> "an IPv6 address";
            case ETHER -> "an Ethernet address";
        };
    }

    private FilterException wrong(Term term, String message) {
        return new FilterException(message, filter, term.start(), term.end());
    }
}
