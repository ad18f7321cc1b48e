package io.loopshark.filter;

import io.loopshark.field.FieldType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.PatternSyntaxException;

/**
 * Makes a test of a condition: finds the fields, and refuses what can't be compared.
 *
 * @param <F> the frames that are filtered
 */
final class Binder<F> {

    private final String filter;
    private final Operands<F> operands;
    private final Set<String> names = new HashSet<>();

    Binder(String filter, FilterFields<F> fields) {
        this.filter = filter;
        operands = new Operands<>(filter, fields, names);
    }

    /** The names of all fields bound so far. */
    Set<String> names() {
        return Set.copyOf(names);
    }

    Test<F> bind(Condition condition) throws FilterException {
        if (condition instanceof Condition.And and) {
            return new AllTest<>(all(and.parts()));
        }
        if (condition instanceof Condition.Or or) {
            return new AnyTest<>(all(or.parts()));
        }
        if (condition instanceof Condition.Not not) {
            Test<F> inner = bind(not.inner());
            return frame -> !inner.matches(frame);
        }
        if (condition instanceof Condition.Present present) {
            return present(present.term());
        }
        if (condition instanceof Condition.Among among) {
            return among(among);
        }
        return comparison((Condition.Comparison) condition);
    }

    private List<Test<F>> all(List<Condition> conditions) throws FilterException {
        List<Test<F>> tests = new ArrayList<>();
        for (Condition condition : conditions) {
            tests.add(bind(condition));
        }
        return tests;
    }

    private Test<F> present(Term term) throws FilterException {
        if (term instanceof Term.Call call) {
            throw wrong(call, call.function() + "() is to be compared with something");
        }
        Operand<F> operand = operands.varying(term);
        if (!(term instanceof Term.Arithmetic)) {
            return frame -> operand.in(frame).count() > 0;
        }
        Truth truth = Truth.of(operand.type());
        return frame -> truth.any(operand.in(frame));
    }

    private Test<F> among(Condition.Among among) throws FilterException {
        Operand<F> left = operands.varying(among.left());
        requireValue(left, among.left());
        List<Test<F>> elements = new ArrayList<>();
        for (Condition.Element element : among.set()) {
            elements.add(element(left, element, among.all()));
        }
        return new AnyTest<>(elements);
    }

    private Test<F> element(Operand<F> left, Condition.Element element, Optional<Boolean> all) throws FilterException {
        Operand<F> first = operands.like(element.first(), left);
        Order order = Order.of(left.type());
        if (element.last().isEmpty()) {
            return new PairTest<>(
                    left, first, all.orElse(false), (lefts, i, rights, j) -> order.compare(lefts, i, rights, j) == 0);
        }
        Operand<F> last = operands.like(element.last().orElseThrow(), left);
        return new RangeTest<>(left, first, last, all.orElse(false), order);
    }

    private Test<F> comparison(Condition.Comparison comparison) throws FilterException {
        Relation relation = comparison.relation();
        Operand<F> left = operands.varying(comparison.left());
        requireValue(left, comparison.left());
        boolean all = comparison.all().orElse(relation.all());
        if (relation == Relation.MATCHES) {
            return pattern(left, comparison, all);
        }
        if (relation == Relation.CONTAINS) {
            requireOctets(left, comparison);
            Operand<F> right = operands.like(comparison.right(), operands.octets(left));
            return new PairTest<>(left, right, all, Search::contains);
        }
        Operand<F> right = operands.like(comparison.right(), left);
        Order order = Order.of(left.type());
        return new PairTest<>(
                left, right, all, (lefts, i, rights, j) -> relation.holds(order.compare(lefts, i, rights, j)));
    }

    private Test<F> pattern(Operand<F> left, Condition.Comparison comparison, boolean all) throws FilterException {
        requireOctets(left, comparison);
        if (!(comparison.right() instanceof Term.Quoted quoted) || quoted.character()) {
            throw wrong(comparison.right(), "matches takes a pattern in double quotes");
        }
        try {
            OctetPattern pattern = new OctetPattern(quoted.octets());
            Operand<F> nothing = Operand.constant(FieldType.BYTES, 0, one());
            return new PairTest<>(
                    left,
                    nothing,
                    all,
                    (lefts, i, rights, j) -> pattern.isIn(lefts.array(i), lefts.from(i), lefts.reach(i)));
        } catch (PatternSyntaxException e) {
            throw wrong(quoted, "this is no pattern: " + e.getDescription());
        } catch (StackOverflowError e) {
            throw wrong(quoted, "this pattern is nested too deep");
        }
    }

    private static Values one() {
        Values values = new Values();
        values.number(0);
        return values;
    }

    private void requireValue(Operand<F> operand, Term term) throws FilterException {
        if (operand.type() == FieldType.NONE) {
            throw wrong(term, text(term) + " is only there or not; it has no value to compare");
        }
    }

    private void requireOctets(Operand<F> operand, Condition.Comparison comparison) throws FilterException {
        if (!List.of(FieldType.BYTES, FieldType.ETHER, FieldType.PROTOCOL, FieldType.TEXT)
                .contains(operand.type())) {
            throw wrong(
                    comparison.left(),
                    text(comparison.left()) + " is " + Literals.name(operand.type()) + "; "
                            + comparison.relation().symbol() + " looks into text, octets and protocols");
        }
    }

    private String text(Term term) {
        return filter.substring(term.start(), term.end());
    }

    private FilterException wrong(Term term, String message) {
        return new FilterException(message, filter, term.start(), term.end());
    }
}
