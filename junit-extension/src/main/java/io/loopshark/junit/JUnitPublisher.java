package io.loopshark.junit;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.function.ThrowingConsumer;

/**
 * Publishes files as attachments of the test ({@code publishFile}), and their paths as report entries. The type of that method's second
 * parameter moved from one package to another in JUnit 5.14 and left the old one in 6, so it is found by its name.
 */
record JUnitPublisher(ExtensionContext context) implements Publisher {
    private static final Logger LOGGER = System.getLogger("io.loopshark.junit");
    private static final Optional<Method> PUBLISH_FILE = Arrays.stream(ExtensionContext.class.getMethods())
            .filter(method -> method.getName().equals("publishFile"))
            .filter(method -> !method.isDefault())
            .findFirst();

    @Override
    public void publish(Path file, String type) {
        context.publishReportEntry("loopshark." + (type.equals("text/html") ? "report" : "capture"), file.toString());
        PUBLISH_FILE.ifPresent(method -> attach(method, file, type));
    }

    private void attach(Method publishFile, Path file, String type) {
        try {
            Object mediaType = publishFile
                    .getParameterTypes()[1]
                    .getMethod("parse", String.class)
                    .invoke(null, type);
            ThrowingConsumer<Path> copy = target -> Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
            publishFile.invoke(context, file.getFileName().toString(), mediaType, copy);
        } catch (ReflectiveOperationException | RuntimeException e) {
            // The file lies in its folder all the same, and the failure names it.
            LOGGER.log(Level.DEBUG, "not published: " + file, e);
        }
    }
}
