package io.loopshark.junit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Where the captures of failed tests go: what the configuration parameter {@code loopshark.directory} says, else a folder
 * {@code loopshark} beside the build's other results.
 *
 * @param path the folder; it may not exist yet
 */
record CaptureFolder(Path path) {

    static final String DIRECTORY = "loopshark.directory";

    private static final Pattern INVOCATION = Pattern.compile("\\[[a-z-]+:#(\\d+)]");
    private static final Pattern UNSAFE = Pattern.compile("[^\\w.$-]+");

    static CaptureFolder of(ExtensionContext context) {
        return context.getConfigurationParameter(DIRECTORY)
                .map(text -> new CaptureFolder(Path.of(text)))
                .orElseGet(() -> besideResultsIn(Path.of("")));
    }

    /** Maven and Gradle both run tests in the project's folder, and keep their results below another name. */
    static CaptureFolder besideResultsIn(Path project) {
        boolean maven = Files.isDirectory(project.resolve("target")) || Files.exists(project.resolve("pom.xml"));
        return new CaptureFolder(project.resolve(maven ? "target" : "build").resolve("loopshark"));
    }

    /** The file for a test: {@code com.example.ShopTest.buysOnce-2.pcapng} for the second invocation of a parameterized one. */
    Path fileFor(ExtensionContext context) {
        StringBuilder name = new StringBuilder(context.getRequiredTestClass().getName());
        context.getTestMethod().ifPresent(method -> name.append('.').append(method.getName()));
        Matcher invocation = INVOCATION.matcher(context.getUniqueId());
        while (invocation.find()) {
            name.append('-').append(invocation.group(1));
        }
        return path.resolve(UNSAFE.matcher(name).replaceAll("_") + ".pcapng");
    }
}
