package io.loopshark.junit.assertions;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopshark.junit.LoopbackTraffic;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the tables of assertions in {@code docs/junit.md} against the classes. */
class AssertionsPageTest {
    private static final Pattern CALL = Pattern.compile("(\\w+)\\(");
    private static final Pattern CALL_ON_TRAFFIC = Pattern.compile("\\btraffic\\.(\\w+)\\(");

    private static String page;

    @BeforeAll
    static void read() throws IOException {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve("docs"))) {
            folder = folder.getParent();
        }
        page = Files.readString(folder.resolve("docs/junit.md"));
    }

    static Stream<Arguments> tables() {
        return Stream.of(
                Arguments.of("### Traffic:", LoopbackTrafficAssert.class),
                Arguments.of("### One connection:", ConnectionAssert.class),
                Arguments.of("### One segment:", SegmentAssert.class),
                Arguments.of("### Findings:", FindingsAssert.class));
    }

    @ParameterizedTest
    @MethodSource("tables")
    void eachTableHasTheAssertionsOfItsClassAndNoOthers(String heading, Class<?> assertions) {
        assertThat(namesInTable(heading)).isEqualTo(assertionsOf(assertions));
    }

    /** The calls in the first column. */
    private static Set<String> namesInTable(String heading) {
        return section(heading)
                .lines()
                .filter(line -> line.startsWith("| `"))
                .flatMap(line -> CALL.matcher(line.split("\\|", -1)[1]).results())
                .map(call -> call.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String section(String heading) {
        int start = page.indexOf("\n" + heading);
        assertThat(start).as(heading).isPositive();
        int end = page.indexOf("\n##", start + heading.length());
        return page.substring(start, end < 0 ? page.length() : end);
    }

    /** What the class and those of this package above it declare; AssertJ tells of the rest. */
    private static Set<String> assertionsOf(Class<?> assertions) {
        Set<String> names = new TreeSet<>();
        for (Class<?> type = assertions;
                type.getPackage() == AssertionsPageTest.class.getPackage();
                type = type.getSuperclass()) {
            Arrays.stream(type.getDeclaredMethods())
                    .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic())
                    .map(Method::getName)
                    .forEach(names::add);
        }
        return names;
    }

    @Test
    void theTrafficCanDoWhatThePageAsksOfIt() {
        Set<String> there = Arrays.stream(LoopbackTraffic.class.getMethods())
                .map(Method::getName)
                .collect(Collectors.toSet());
        assertThat(there)
                .containsAll(CALL_ON_TRAFFIC
                        .matcher(page)
                        .results()
                        .map(call -> call.group(1))
                        .toList());
    }
}
