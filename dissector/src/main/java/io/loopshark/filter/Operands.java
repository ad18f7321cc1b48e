package io.loopshark.filter;

import io.loopshark.field.FieldType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Makes operands of terms. What a term without quotes means is told by the fields: a field's name if there is such a field, else a
 * literal of the type that it is compared with.
 *
 * @param <F> the frames that are filtered
 */
final class Operands<F> {

    private static final int LENGTH_BITS = 32;

    private final String filter;
    private final FilterFields<F> fields;
    private final Set<String> names;
    private final Literals literals;

    /** @param names where the names of the fields that are met are noted */
    Operands(String filter, FilterFields<F> fields, Set<String> names) {
        this.filter = filter;
        this.fields = fields;
        this.names = names;
        literals = new Literals(filter);
    }

    /** The operand of a term that must depend on the frame: the left side of comparisons. */
    Operand<F> varying(Term term) throws FilterException {
        if (term instanceof Term.Word word) {
            return field(word)
                    .orElseThrow(
                            () -> wrong(word, "\"" + word.text() + "\" is no field or protocol" + meant(word.text())));
        }
        if (term instanceof Term.Quoted) {
            throw wrong(term, "a field or a function is expected here");
        }
        if (term instanceof Term.Slice slice) {
            return slice(slice);
        }
        if (term instanceof Term.Call call) {
            return call(call);
        }
        return arithmetic((Term.Arithmetic) term);
    }

    /** The operand of a term that is compared with {@code other}. */
    Operand<F> like(Term term, Operand<F> other) throws FilterException {
        if (isConstant(term)) {
            Values value = term instanceof Term.Arithmetic sum
                    ? folded(sum, other)
                    : literals.read(term, other.type(), other.bits());
            return length(term, other, Operand.constant(other.type(), other.bits(), value));
        }
        Operand<F> operand = varying(term);
        if (kind(operand.type()) != kind(other.type())) {
            throw wrong(
                    term,
                    text(term) + " is " + Literals.name(operand.type()) + " and can't be compared with "
                            + Literals.name(other.type()));
        }
        return operand;
    }

    /** An operand to read octets like, of any number. */
    Operand<F> octets(Operand<F> operand) {
        return operand.type() == FieldType.ETHER ? Operand.varying(FieldType.BYTES, 0, operand.source()) : operand;
    }

    /** An Ethernet address has six octets; anything else is a slip. */
    private Operand<F> length(Term term, Operand<F> other, Operand<F> constant) throws FilterException {
        Values value = constant.constant();
        if (other.type() == FieldType.ETHER && value != null && value.length(0) != 6) {
            throw wrong(term, "an Ethernet address has six octets, not " + value.length(0));
        }
        return constant;
    }

    private boolean isConstant(Term term) {
        if (term instanceof Term.Word word) {
            return fields.find(word.text()).isEmpty();
        }
        if (term instanceof Term.Arithmetic sum) {
            return isConstant(sum.left()) && isConstant(sum.right());
        }
        return term instanceof Term.Quoted;
    }

    private Values folded(Term.Arithmetic sum, Operand<F> other) throws FilterException {
        Calculation<F> calculation = new Calculation<>(
                sum.operator(), type(sum, other.type()), like(sum.left(), other), like(sum.right(), other));
        return calculation.in(null);
    }

    private Optional<Operand<F>> field(Term.Word word) {
        return fields.find(word.text()).map(field -> {
            names.add(field.name());
            Values values = new Values();
            FilterField.Reader<F> reader = field.reader();
            return Operand.<F>varying(field.type(), field.bits(), frame -> {
                values.clear();
                reader.read(frame, values);
                return values;
            });
        });
    }

    private Operand<F> slice(Term.Slice slice) throws FilterException {
        Operand<F> of = varying(slice.of());
        if (kind(of.type()) != Kind.OCTETS) {
            throw wrong(slice.of(), text(slice.of()) + " is " + Literals.name(of.type()) + " and has no slices");
        }
        return Operand.varying(FieldType.BYTES, 0, new Slicing<>(of, slice.ranges()));
    }

    private Operand<F> call(Term.Call call) throws FilterException {
        Optional<Function> function = Function.of(call.function());
        if (function.isEmpty()) {
            throw new FilterException(
                    "there is no function " + call.function() + "(); there are " + Function.names(),
                    filter,
                    call.start(),
                    call.start() + call.function().length());
        }
        Function known = function.orElseThrow();
        if (call.arguments().isEmpty() || call.arguments().size() > known.most()) {
            throw wrong(call, call.function() + "() takes " + (known.most() == 1 ? "one field" : "fields and numbers"));
        }
        Operand<F> first = varying(call.arguments().get(0));
        if (!known.takes(first.type())) {
            throw wrong(call.arguments().get(0), call.function() + "() doesn't take " + Literals.name(first.type()));
        }
        return switch (known) {
            case LEN, COUNT -> Operand.varying(FieldType.UNSIGNED, LENGTH_BITS, known.source(List.of(first)));
            case UPPER, LOWER, ABS -> Operand.varying(first.type(), first.bits(), known.source(List.of(first)));
            case MAX, MIN -> {
                List<Operand<F>> all = new ArrayList<>(List.of(first));
                for (Term argument :
                        call.arguments().subList(1, call.arguments().size())) {
                    all.add(like(argument, first));
                }
                yield Operand.varying(first.type(), first.bits(), known.source(all));
            }
        };
    }

    private Operand<F> arithmetic(Term.Arithmetic sum) throws FilterException {
        boolean leftConstant = isConstant(sum.left());
        if (leftConstant && isConstant(sum.right())) {
            throw wrong(sum, "a field or a function is expected here");
        }
        // Each side once: what is nested would be bound again and again.
        Operand<F> varying = varying(leftConstant ? sum.right() : sum.left());
        Operand<F> other = like(leftConstant ? sum.left() : sum.right(), varying);
        Operand<F> left = leftConstant ? other : varying;
        Operand<F> right = leftConstant ? varying : other;
        FieldType type = type(sum, left.type());
        int bits = left.bits() == 0 ? 0 : Math.max(LENGTH_BITS, left.bits());
        return Operand.varying(type, bits, new Calculation<>(sum.operator(), type, left, right));
    }

    /** The type of what comes out, if values of {@code type} go in. */
    private FieldType type(Term.Arithmetic sum, FieldType type) throws FilterException {
        boolean possible =
                switch (type) {
                    case UNSIGNED, SIGNED -> true;
                    case IPV4, IPV6, BYTES, ETHER -> sum.operator() == Term.Operator.AND;
                    case FLOATING -> sum.operator() != Term.Operator.AND && sum.operator() != Term.Operator.MODULO;
                    case TIME -> sum.operator() == Term.Operator.ADD || sum.operator() == Term.Operator.SUBTRACT;
                    case NONE, PROTOCOL, BOOLEAN, TEXT -> false;
                };
        if (!possible) {
            throw wrong(
                    sum,
                    Literals.name(type) + " can't be worked on with "
                            + sum.operator().symbol());
        }
        return type;
    }

    /** What compares with each other. */
    private enum Kind {
        NUMBER,
        FLAG,
        TIME,
        IPV4,
        IPV6,
        OCTETS,
        FLOATING,
        NONE
    }

    private static Kind kind(FieldType type) {
        return switch (type) {
            case UNSIGNED, SIGNED -> Kind.NUMBER;
            case BOOLEAN -> Kind.FLAG;
            case TIME -> Kind.TIME;
            case IPV4 -> Kind.IPV4;
            case IPV6 -> Kind.IPV6;
            case BYTES, ETHER, PROTOCOL, TEXT -> Kind.OCTETS;
            case FLOATING -> Kind.FLOATING;
            case NONE -> Kind.NONE;
        };
    }

    private String meant(String unknown) {
        return fields.suggestion(unknown)
                .map(name -> "; did you mean \"" + name + "\"?")
                .orElse("");
    }

    private String text(Term term) {
        return filter.substring(term.start(), term.end());
    }

    private FilterException wrong(Term term, String message) {
        return new FilterException(message, filter, term.start(), term.end());
    }
}
