package io.loopshark.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginSearchTest {

    private static final String SERVICE = "META-INF/services/io.loopshark.plugin.Plugin";
    private static final String SPECIFICATIONS = "META-INF/loopshark/specifications";

    @TempDir
    private Path folder;

    /** A plug-in of this test's. */
    public static final class Whole implements Plugin {
        @Override
        public void register(Registry registry) {
            registry.stream(Protocol.of("whole", "Whole", "WHOLE"), () -> (bytes, sender) -> Progress.notMine())
                    .on("tcp.port", 4711, 4712);
        }
    }

    /** One that gets half-way. */
    public static final class Broken implements Plugin {
        @Override
        public void register(Registry registry) {
            registry.stream(Protocol.of("broken", "Broken", "BROKEN"), () -> (bytes, sender) -> Progress.notMine());
            throw new IllegalStateException("no,\nit cannot");
        }
    }

    private PluginSearch search(String file, String content) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, content);
        try (URLClassLoader loader = new URLClassLoader(
                new URL[] {folder.toUri().toURL()}, getClass().getClassLoader())) {
            return PluginSearch.in(loader);
        }
    }

    @Test
    void whatComesWithLoopsharkIsFound() {
        assertThat(Dissectors.installed(getClass().getClassLoader()).all())
                .filteredOn(listing -> listing.origin().equals("built in"))
                .extracting(listing -> listing.protocol().filter())
                .contains("dns", "tls", "mqtt");
    }

    @Test
    void aClassIsFoundByTheServiceFile() throws IOException {
        PluginSearch search = search(SERVICE, Whole.class.getName());
        assertThat(search.failures()).isEmpty();
        assertThat(search.dissectors().all())
                .filteredOn(listing -> listing.protocol().filter().equals("whole"))
                .singleElement()
                .satisfies(listing -> {
                    assertThat(listing.found()).containsExactly("tcp.port 4711,4712");
                    assertThat(listing.origin()).endsWith("test-classes");
                });
    }

    @Test
    void oneThatThrowsIsReportedAndTheOthersAreUsed() throws IOException {
        PluginSearch search = search(SERVICE, Broken.class.getName() + "\n" + Whole.class.getName());
        assertThat(search.failures())
                .singleElement()
                .asString()
                .contains("Broken")
                .endsWith(": no, it cannot");
        assertThat(search.dissectors().all())
                .extracting(listing -> listing.protocol().filter())
                .contains("whole")
                .doesNotContain("broken");
    }

    @Test
    void aServiceFileThatNamesNothingIsReported() throws IOException {
        PluginSearch search = search(SERVICE, "com.example.Nobody\n" + Whole.class.getName());
        assertThat(search.failures()).singleElement().asString().contains("com.example.Nobody");
        assertThat(search.dissectors().field("whole")).isPresent();
    }

    @Test
    void aListOfSpecificationsThatNamesNothingIsReported() throws IOException {
        PluginSearch search = search(SPECIFICATIONS, "# nothing but\ncom.example.Nobody # this\n");
        assertThat(search.failures())
                .singleElement()
                .asString()
                .endsWith(SPECIFICATIONS + " names com.example.Nobody, which isn't there");
    }

    @Test
    void aClassThatNoSpecificationLiesBesideIsReported() throws IOException {
        PluginSearch search = search(SPECIFICATIONS, "io.loopshark.ksy.protocol.Dns nosuch");
        assertThat(search.failures()).singleElement().asString().endsWith("Dns: no specification nosuch.ksy");
    }

    @Test
    void aClassThatKaitaiDidNotGenerateIsReported() throws IOException {
        PluginSearch search = search(SPECIFICATIONS, "java.lang.String");
        assertThat(search.failures()).singleElement().asString().contains("java.lang.String");
    }
}
