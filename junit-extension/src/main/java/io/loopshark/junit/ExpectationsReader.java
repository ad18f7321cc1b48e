package io.loopshark.junit;

import io.loopshark.live.EngineChoice;
import io.loopshark.live.Scope;
import io.loopshark.verdict.FindingKind;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/** Fills in what was not asked from the configuration parameters, and refuses what contradicts itself. */
final class ExpectationsReader {

    static final String TEARDOWN = "loopshark.teardown";
    static final String GRACE = "loopshark.grace";
    static final String KEEP = "loopshark.keep";
    static final String DIRECTORY = "loopshark.directory";
    static final String ON_MISSING_CAPTURE = "loopshark.onMissingCapture";
    static final String ON_INCONCLUSIVE = "loopshark.onInconclusive";

    private static final long DEFAULT_GRACE_MILLIS = 2_000;
    private static final long LONGEST_GRACE_MILLIS = Duration.ofHours(1).toMillis();

    private final Function<String, Optional<String>> parameters;

    /** @param parameters the value of a configuration parameter by its name */
    ExpectationsReader(Function<String, Optional<String>> parameters) {
        this.parameters = parameters;
    }

    Expectations read(Asked asked) {
        for (FindingKind kind : asked.allow()) {
            refuseIf(asked, asked.alsoFailOn().contains(kind), kind + " is both in allow and in alsoFailOn");
        }
        return new Expectations(
                asked.notation(),
                scope(asked),
                least(asked),
                most(asked),
                asked.connections() == 0 || asked.minConnections() == 0 || asked.maxConnections() == 0,
                teardown(asked),
                asked.allowReset(),
                asked.allowIncomplete(),
                asked.allow(),
                asked.alsoFailOn(),
                Duration.ofMillis(grace(asked)),
                asked.payload(),
                keep(asked),
                folder(asked),
                engine(),
                unverifiable(asked.onMissingCapture(), ON_MISSING_CAPTURE, Unverifiable.FAIL),
                unverifiable(asked.onInconclusive(), ON_INCONCLUSIVE, Unverifiable.SKIP));
    }

    /** What shall capture. JUnit gives system properties as parameters, too, unless whoever runs it forbids that. */
    EngineChoice engine() {
        String text = parameters
                .apply(EngineChoice.SETTING)
                .orElseGet(() -> System.getProperty(EngineChoice.SETTING, EngineChoice.AUTO.toString()));
        try {
            return EngineChoice.of(text);
        } catch (IllegalArgumentException e) {
            throw new ExtensionConfigurationException("the configuration parameter " + e.getMessage(), e);
        }
    }

    private static Scope scope(Asked asked) {
        try {
            return Scope.ofPorts(
                    asked.ports().stream().mapToInt(Integer::intValue).toArray());
        } catch (IllegalArgumentException e) {
            throw new ExtensionConfigurationException(asked.notation().subject() + ": " + e.getMessage(), e);
        }
    }

    private static int least(Asked asked) {
        checkCounts(asked);
        if (asked.connections() >= 0) {
            return asked.connections();
        }
        return Math.max(asked.minConnections(), 0);
    }

    private static int most(Asked asked) {
        if (asked.connections() >= 0) {
            return asked.connections();
        }
        return asked.maxConnections() >= 0 ? asked.maxConnections() : Expectations.ANY;
    }

    private static void checkCounts(Asked asked) {
        boolean bounds = asked.minConnections() >= 0 || asked.maxConnections() >= 0;
        checkCount(asked, "connections", asked.connections());
        checkCount(asked, "minConnections", asked.minConnections());
        checkCount(asked, "maxConnections", asked.maxConnections());
        refuseIf(asked, asked.connections() >= 0 && bounds, "connections excludes minConnections and maxConnections");
        refuseIf(
                asked,
                asked.maxConnections() >= 0 && asked.maxConnections() < asked.minConnections(),
                "minConnections = " + asked.minConnections() + " is more than maxConnections = "
                        + asked.maxConnections());
    }

    private static void checkCount(Asked asked, String attribute, int number) {
        refuseIf(asked, number < -1, attribute + " is 0 or more, not " + number);
    }

    private TeardownPolicy teardown(Asked asked) {
        if (asked.teardown() != TeardownPolicy.AS_CONFIGURED) {
            return asked.teardown();
        }
        return constant(TeardownPolicy.class, TEARDOWN, TeardownPolicy.AS_CONFIGURED)
                .orElse(TeardownPolicy.WHERE_CLOSED);
    }

    private Keep keep(Asked asked) {
        return asked.keep() != Keep.AS_CONFIGURED
                ? asked.keep()
                : constant(Keep.class, KEEP, Keep.AS_CONFIGURED).orElse(Keep.ON_FAILURE);
    }

    private CaptureFolder folder(Asked asked) {
        try {
            Optional<String> named =
                    asked.directory().isEmpty() ? parameters.apply(DIRECTORY) : Optional.of(asked.directory());
            return named.map(text -> new CaptureFolder(Path.of(text)))
                    .orElseGet(() -> CaptureFolder.besideResultsIn(Path.of("")));
        } catch (InvalidPathException e) {
            throw new ExtensionConfigurationException("not a folder for captures: " + e.getMessage(), e);
        }
    }

    private Unverifiable unverifiable(Unverifiable asked, String parameter, Unverifiable otherwise) {
        if (asked != Unverifiable.AS_CONFIGURED) {
            return asked;
        }
        return constant(Unverifiable.class, parameter, Unverifiable.AS_CONFIGURED)
                .orElse(otherwise);
    }

    private <E extends Enum<E>> Optional<E> constant(Class<E> type, String parameter, E excluded) {
        return parameters.apply(parameter).map(text -> {
            try {
                E constant = Enum.valueOf(type, text.strip().toUpperCase(Locale.ROOT));
                if (constant != excluded) {
                    return constant;
                }
            } catch (IllegalArgumentException e) {
                // Told below.
            }
            Set<E> choices = EnumSet.complementOf(EnumSet.of(excluded));
            throw new ExtensionConfigurationException(
                    "the configuration parameter " + parameter + " is one of " + choices + ", not " + text);
        });
    }

    private long grace(Asked asked) {
        refuseIf(
                asked,
                asked.graceMillis() < -1 || asked.graceMillis() > LONGEST_GRACE_MILLIS,
                "graceMillis is 0 to " + LONGEST_GRACE_MILLIS + ", not " + asked.graceMillis());
        return asked.graceMillis() >= 0
                ? asked.graceMillis()
                : parameters.apply(GRACE).map(ExpectationsReader::millis).orElse(DEFAULT_GRACE_MILLIS);
    }

    private static long millis(String text) {
        try {
            long millis = Long.parseLong(text.strip());
            if (millis >= 0 && millis <= LONGEST_GRACE_MILLIS) {
                return millis;
            }
        } catch (NumberFormatException e) {
            // Told below.
        }
        throw new ExtensionConfigurationException("the configuration parameter " + GRACE + " is 0 to "
                + LONGEST_GRACE_MILLIS + " milliseconds, not " + text);
    }

    private static void refuseIf(Asked asked, boolean wrong, String why) {
        if (wrong) {
            throw new ExtensionConfigurationException(asked.notation().subject() + ": " + why);
        }
    }
}
