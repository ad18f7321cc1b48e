package io.loopshark.junit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Where captures and the pages about them go.
 *
 * @param path the folder; it may not exist yet
 */
record CaptureFolder(Path path) {
    private static final Pattern INVOCATION = Pattern.compile("\\[[a-z-]+:#(\\d+)]");
    private static final Pattern UNSAFE = Pattern.compile("[^\\w.$-]+");

    /** Whose files have which path, without the extension, in this JVM. */
    private static final Map<Path, Object> OWNERS = new HashMap<>();

    /** Maven and Gradle both run tests in the project's folder, and keep their results below another name. */
    static CaptureFolder besideResultsIn(Path project) {
        boolean maven = Files.isDirectory(project.resolve("target")) || Files.exists(project.resolve("pom.xml"));
        return new CaptureFolder(project.resolve(maven ? "target" : "build").resolve("loopshark"));
    }

    /** What a test is called: {@code com.example.ShopTest.buysOnce-2} for the second invocation of a parameterized one. */
    static String nameOf(ExtensionContext context) {
        ExtensionContext factoryOrTest = context;
        // The context of a dynamic test knows its factory by being below it only.
        while (factoryOrTest.getTestMethod().isEmpty()
                && factoryOrTest.getParent().isPresent()) {
            factoryOrTest = factoryOrTest.getParent().get();
        }
        StringBuilder name = new StringBuilder(
                factoryOrTest.getTestClass().map(Class::getName).orElse("test"));
        factoryOrTest.getTestMethod().ifPresent(method -> name.append('.').append(method.getName()));
        Matcher invocation = INVOCATION.matcher(context.getUniqueId());
        while (invocation.find()) {
            name.append('-').append(invocation.group(1));
        }
        return name.toString();
    }

    /**
     * The name, with {@code -2} and so on behind it where files of another owner have it: overloaded tests, or recordings that one method
     * begins for many.
     */
    String unusedName(String name, Object owner) {
        synchronized (OWNERS) {
            String unused = name;
            for (int i = 2; !owner.equals(OWNERS.computeIfAbsent(file(unused, ""), path -> owner)); i++) {
                unused = name + "-" + i;
            }
            return unused;
        }
    }

    /** A file of this name; what file systems may not like in it becomes {@code _}. */
    Path file(String name, String extension) {
        return path.resolve(UNSAFE.matcher(name).replaceAll("_") + extension);
    }
}
