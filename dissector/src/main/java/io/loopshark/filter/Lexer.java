package io.loopshark.filter;

import io.loopshark.filter.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Takes the text of a filter apart. */
final class Lexer {

    /** The longest first. */
    private static final List<String> SYMBOLS = List.of(
            "===", "!==", "==", "!=", "~=", ">=", "<=", "&&", "||", "..", ">", "<", "~", "!", "&", "(", ")", "{", "}",
            ",", "+", "-", "*", "/", "%");

    private static final Pattern IPV4 = Pattern.compile("\\d+(\\.\\d+){3}");

    private final String filter;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private Lexer(String filter) {
        this.filter = filter;
    }

    /** The tokens of {@code filter}, the last one of kind {@link Kind#END}. */
    static List<Token> tokens(String filter) throws FilterException {
        return new Lexer(filter).read();
    }

    private List<Token> read() throws FilterException {
        while (true) {
            while (at < filter.length() && isSpace(filter.charAt(at))) {
                at++;
            }
            if (at == filter.length()) {
                tokens.add(new Token(Kind.END, "", at, at));
                return tokens;
            }
            tokens.add(next());
        }
    }

    private static boolean isSpace(char character) {
        return character == ' ' || character == '\t' || character == '\n' || character == '\r';
    }

    private Token next() throws FilterException {
        char first = filter.charAt(at);
        if (first == '"') {
            return string(at, false);
        }
        if ((first == 'r' || first == 'R') && at + 1 < filter.length() && filter.charAt(at + 1) == '"') {
            return string(at + 1, true);
        }
        if (first == '\'') {
            return character();
        }
        if (first == '[') {
            return slice();
        }
        if (beginsWord()) {
            return word();
        }
        for (String symbol : SYMBOLS) {
            if (filter.startsWith(symbol, at)) {
                at += symbol.length();
                return new Token(Kind.SYMBOL, symbol, at - symbol.length(), at);
            }
        }
        int end = filter.offsetByCodePoints(at, 1);
        throw new FilterException("\"" + filter.substring(at, end) + "\" has no meaning here", filter, at, end);
    }

    private Token string(int quote, boolean raw) throws FilterException {
        int start = at;
        QuotedText text = QuotedText.read(filter, quote, raw);
        at = text.end();
        return new Token(Kind.STRING, text.octets(), start, at);
    }

    private Token character() throws FilterException {
        int start = at;
        QuotedText text = QuotedText.read(filter, at, false);
        at = text.end();
        if (text.octets().length() != 1) {
            throw new FilterException(
                    "single quotes hold exactly one character; text goes in double quotes", filter, start, at);
        }
        return new Token(Kind.CHARACTER, text.octets(), start, at);
    }

    private Token slice() throws FilterException {
        int start = at;
        int end = filter.indexOf(']', start);
        if (end < 0) {
            throw new FilterException("the bracket is never closed", filter, start, start + 1);
        }
        at = end + 1;
        return new Token(Kind.SLICE, filter.substring(start + 1, end), start, at);
    }

    private boolean beginsWord() {
        char first = filter.charAt(at);
        if (first == '-') {
            return !behindOperand() && at + 1 < filter.length() && isDigit(filter.charAt(at + 1));
        }
        return isWord(first) && !filter.startsWith("..", at);
    }

    /** Whether a minus sign would subtract from what stands before it. */
    private boolean behindOperand() {
        if (tokens.isEmpty()) {
            return false;
        }
        Token last = tokens.get(tokens.size() - 1);
        return switch (last.kind()) {
            case WORD -> Relation.of(last.text()).isEmpty();
            case SYMBOL -> last.is("}");
            case STRING, CHARACTER, SLICE -> true;
            case END -> false;
        };
    }

    private Token word() {
        int start = at++;
        while (at < filter.length()
                && !filter.startsWith("..", at)
                && (isWord(filter.charAt(at)) || filter.charAt(at) == '-')) {
            at++;
        }
        if (at + 1 < filter.length()
                && filter.charAt(at) == '/'
                && isDigit(filter.charAt(at + 1))
                && isAddress(start)) {
            at++;
            while (at < filter.length() && isDigit(filter.charAt(at))) {
                at++;
            }
        }
        return new Token(Kind.WORD, filter.substring(start, at), start, at);
    }

    private boolean isAddress(int start) {
        String word = filter.substring(start, at);
        return word.indexOf(':') >= 0 || IPV4.matcher(word).matches();
    }

    private static boolean isWord(char character) {
        return isDigit(character)
                || character >= 'a' && character <= 'z'
                || character >= 'A' && character <= 'Z'
                || character == '_'
                || character == '.'
                || character == ':';
    }

    private static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }
}
