package io.loopshark.filter;

import io.loopshark.filter.Condition.Element;
import io.loopshark.filter.Term.Operator;
import io.loopshark.filter.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a filter.
 *
 * <pre>
 * or         = and { "||" and }
 * and        = not { "&amp;&amp;" not }
 * not        = "!" not | "(" or ")" | test
 * test       = [ "any" | "all" ] bits ( { relation bits } | [ "not" ] "in" "{" element { "," element } "}" )
 * element    = bits [ ".." bits ]
 * bits       = sum { "&amp;" sum }
 * sum        = product { ( "+" | "-" ) product }
 * product    = operand { ( "*" | "/" | "%" ) operand }
 * operand    = ( word | quoted | word "(" bits { "," bits } ")" | "{" bits "}" ) { slice }
 * </pre>
 */
final class Parser {

    /** Deeper nesting than anybody writes. */
    private static final int MAX_DEPTH = 500;

    private static final Set<String> RESERVED = Set.of("and", "or", "not", "in", "any", "all", "bitwise_and");

    private final String filter;
    private final List<Token> tokens;
    private int next;
    private int depth;
    private int calculations;

    private Parser(String filter, List<Token> tokens) {
        this.filter = filter;
        this.tokens = tokens;
    }

    static Condition parse(String filter) throws FilterException {
        Parser parser = new Parser(filter, Lexer.tokens(filter));
        Condition condition = parser.or();
        if (parser.peek().kind() != Kind.END) {
            throw parser.unexpected();
        }
        return condition;
    }

    private Condition or() throws FilterException {
        List<Condition> parts = new ArrayList<>();
        do {
            parts.add(and());
        } while (takes("||", "or"));
        return parts.size() == 1 ? parts.get(0) : new Condition.Or(parts);
    }

    private Condition and() throws FilterException {
        List<Condition> parts = new ArrayList<>();
        do {
            parts.add(not());
        } while (takes("&&", "and"));
        return parts.size() == 1 ? parts.get(0) : new Condition.And(parts);
    }

    private Condition not() throws FilterException {
        Token token = peek();
        if (takes("!", "not")) {
            deeper(token);
            Condition inner = not();
            depth--;
            return new Condition.Not(inner);
        }
        if (takes("(", "(")) {
            deeper(token);
            Condition inner = or();
            depth--;
            expect(")", token);
            return inner;
        }
        return test();
    }

    private Condition test() throws FilterException {
        Optional<Boolean> all = quantifier();
        Term left = bits();
        boolean negated = peek().is("not") || peek().is("!");
        if (negated && tokens.get(next + 1).is("in")) {
            next++;
        } else {
            negated = false;
        }
        if (takes("in", "in")) {
            Condition among = new Condition.Among(left, set(), all);
            return negated ? new Condition.Not(among) : among;
        }
        Optional<Relation> relation = relation();
        if (relation.isEmpty()) {
            if (all.isPresent()) {
                throw unexpected();
            }
            return new Condition.Present(left);
        }
        return comparisons(left, relation.orElseThrow(), all);
    }

    /** One comparison, or a chain of them, all of which have to hold: {@code tcp.srcport == tcp.dstport == 80}. */
    private Condition comparisons(Term left, Relation first, Optional<Boolean> all) throws FilterException {
        List<Condition> parts = new ArrayList<>();
        Term before = left;
        Optional<Relation> relation = Optional.of(first);
        while (relation.isPresent()) {
            Term right = bits();
            parts.add(new Condition.Comparison(before, relation.orElseThrow(), right, all));
            before = right;
            relation = relation();
        }
        return parts.size() == 1 ? parts.get(0) : new Condition.And(parts);
    }

    private Optional<Boolean> quantifier() {
        boolean all = peek().is("all");
        boolean quantified = (all || peek().is("any")) && startsOperand(tokens.get(next + 1));
        if (!quantified) {
            return Optional.empty();
        }
        next++;
        return Optional.of(all);
    }

    private static boolean startsOperand(Token token) {
        return token.kind() == Kind.WORD && Relation.of(token.text()).isEmpty() && !RESERVED.contains(token.text())
                || token.is("{");
    }

    private Optional<Relation> relation() {
        Token token = peek();
        Optional<Relation> relation =
                token.kind() == Kind.SYMBOL || token.kind() == Kind.WORD ? Relation.of(token.text()) : Optional.empty();
        if (relation.isPresent()) {
            next++;
        }
        return relation;
    }

    private List<Element> set() throws FilterException {
        Token open = peek();
        if (!takes("{", "{")) {
            throw unexpected();
        }
        List<Element> elements = new ArrayList<>();
        do {
            Term first = bits();
            Optional<Term> last = takes("..", "..") ? Optional.of(bits()) : Optional.empty();
            elements.add(new Element(first, last));
        } while (takes(",", ","));
        expect("}", open);
        return elements;
    }

    private Term bits() throws FilterException {
        Term term = sum();
        while (takes("&", "bitwise_and")) {
            term = calculation(Operator.AND, term, sum());
        }
        return term;
    }

    private Term sum() throws FilterException {
        Term term = product();
        Operator operator = operator(Operator.ADD, Operator.SUBTRACT);
        while (operator != null) {
            term = calculation(operator, term, product());
            operator = operator(Operator.ADD, Operator.SUBTRACT);
        }
        return term;
    }

    private Term product() throws FilterException {
        Term term = operand();
        Operator operator = operator(Operator.MULTIPLY, Operator.DIVIDE, Operator.MODULO);
        while (operator != null) {
            term = calculation(operator, term, operand());
            operator = operator(Operator.MULTIPLY, Operator.DIVIDE, Operator.MODULO);
        }
        return term;
    }

    private Term calculation(Operator operator, Term left, Term right) throws FilterException {
        count(right.start(), right.end());
        return new Term.Arithmetic(operator, left, right);
    }

    /** Each calculation lies inside the next one: as deep as brackets are they allowed to go. */
    private void count(int start, int end) throws FilterException {
        if (++calculations > MAX_DEPTH) {
            throw new FilterException(
                    "there are more than " + MAX_DEPTH + " calculations and slices", filter, start, end);
        }
    }

    private @Nullable Operator operator(Operator... any) {
        for (Operator operator : any) {
            if (takes(operator.symbol(), operator.symbol())) {
                return operator;
            }
        }
        return null;
    }

    private Term operand() throws FilterException {
        Token token = peek();
        Term term;
        if (takes("{", "{")) {
            deeper(token);
            term = bits();
            depth--;
            expect("}", token);
        } else if (token.kind() == Kind.STRING || token.kind() == Kind.CHARACTER) {
            next++;
            term = new Term.Quoted(token.text(), token.kind() == Kind.CHARACTER, token.start(), token.end());
        } else if (startsOperand(token)) {
            next++;
            term = peek().is("(") ? call(token) : new Term.Word(token.text(), token.start(), token.end());
        } else {
            throw unexpected();
        }
        while (peek().kind() == Kind.SLICE) {
            Token slice = tokens.get(next++);
            count(slice.start(), slice.end());
            term = new Term.Slice(term, SliceRange.of(slice, filter), term.start(), slice.end());
        }
        return term;
    }

    private Term call(Token name) throws FilterException {
        Token open = tokens.get(next++);
        List<Term> arguments = new ArrayList<>();
        deeper(open);
        if (!peek().is(")")) {
            do {
                arguments.add(bits());
            } while (takes(",", ","));
        }
        depth--;
        expect(")", open);
        return new Term.Call(
                name.text(), arguments, name.start(), tokens.get(next - 1).end());
    }

    private Token peek() {
        return tokens.get(next);
    }

    private boolean takes(String symbol, String word) {
        if (!peek().is(symbol) && !peek().is(word)) {
            return false;
        }
        next++;
        return true;
    }

    private void expect(String closing, Token opening) throws FilterException {
        if (peek().kind() == Kind.END) {
            throw new FilterException("the bracket is never closed", filter, opening.start(), opening.end());
        }
        if (!takes(closing, closing)) {
            throw unexpected();
        }
    }

    private void deeper(Token at) throws FilterException {
        if (++depth > MAX_DEPTH) {
            throw new FilterException(
                    "brackets are nested more than " + MAX_DEPTH + " deep", filter, at.start(), at.end());
        }
    }

    private FilterException unexpected() {
        Token token = peek();
        String message = token.kind() == Kind.END
                ? "something is missing at the end"
                : "\"" + filter.substring(token.start(), token.end()) + "\" is not expected here" + cure(token);
        return new FilterException(message, filter, token.start(), token.end());
    }

    private static String cure(Token token) {
        return switch (token.text()) {
            case "AND", "OR", "NOT", "IN", "EQ", "NE", "CONTAINS", "MATCHES" ->
                "; operators are written in small letters";
            case "xor" -> "; there is no exclusive or";
            default -> "";
        };
    }
}
