package io.loopshark.plugin;

import io.kaitai.struct.KaitaiStruct;
import io.loopshark.ksy.view.Tcp;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.function.Supplier;

/**
 * Looks for plug-ins on a class path: classes that {@code META-INF/services/io.loopshark.plugin.Plugin} names, and generated ones that
 * {@code META-INF/loopshark/specifications} lists. A plug-in that cannot be used is a line in {@link #failures()}, no reason to stop.
 */
public final class PluginSearch {

    private static final String SPECIFICATIONS = "META-INF/loopshark/specifications";

    private static final int MANY = 100;

    private final List<Entry> entries = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();

    private PluginSearch() {}

    /** Looks at what {@code loader} sees. What comes with Loopshark is found too. */
    public static PluginSearch in(ClassLoader loader) {
        PluginSearch search = new PluginSearch();
        search.specifications(loader);
        search.services(loader);
        return search;
    }

    /** What was found. */
    public Dissectors dissectors() {
        return new Dissectors(entries, Map.of());
    }

    /** One sentence for each plug-in that cannot be used, with where it lies and why. */
    public List<String> failures() {
        return Collections.unmodifiableList(failures);
    }

    private void services(ClassLoader loader) {
        Iterator<Plugin> plugins = ServiceLoader.load(Plugin.class, loader).iterator();
        boolean more = true;
        // Nobody promises that what failed is passed over.
        while (more && failures.size() < MANY) {
            try {
                more = plugins.hasNext();
                if (more) {
                    register(plugins.next());
                }
            } catch (ServiceConfigurationError e) {
                failures.add(reason(e));
            }
        }
    }

    private void register(Plugin plugin) {
        Collector collector = new Collector(origin(plugin.getClass()));
        try {
            plugin.register(collector);
            entries.addAll(collector.entries);
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            failures.add(plugin.getClass().getName() + " in " + collector.origin + ": " + reason(e));
        }
    }

    private void specifications(ClassLoader loader) {
        try {
            Enumeration<URL> lists = loader.getResources(SPECIFICATIONS);
            while (lists.hasMoreElements()) {
                list(loader, lists.nextElement());
            }
        } catch (IOException e) {
            failures.add(SPECIFICATIONS + " cannot be read: " + reason(e));
        }
    }

    private void list(ClassLoader loader, URL list) {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(list.openStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String name = line.replaceFirst("#.*", "").strip();
                if (!name.isEmpty()) {
                    String[] words = name.split("\\s+", 2);
                    String simple = words[0].substring(words[0].lastIndexOf('.') + 1);
                    specification(loader, words[0], words.length > 1 ? words[1] : JavaNames.idOf(simple), list);
                }
            }
        } catch (IOException e) {
            failures.add(list + " cannot be read: " + reason(e));
        }
    }

    private void specification(ClassLoader loader, String name, String id, URL list) {
        try {
            Class<? extends KaitaiStruct> generated =
                    Class.forName(name, false, loader).asSubclass(KaitaiStruct.class);
            Collector collector = new Collector(origin(generated));
            collector.specification(generated, id);
            entries.addAll(collector.entries);
        } catch (ClassNotFoundException e) {
            failures.add(list + " names " + name + ", which isn't there");
        } catch (RuntimeException | LinkageError e) {
            failures.add(list + " names " + name + ": " + reason(e));
        }
    }

    private static String reason(Throwable failure) {
        return Objects.requireNonNullElse(
                        failure.getMessage(), failure.getClass().getSimpleName())
                .replaceAll("\\s+", " ");
    }

    private static String origin(Class<?> type) {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        CodeSource own = PluginSearch.class.getProtectionDomain().getCodeSource();
        CodeSource specifications = Tcp.class.getProtectionDomain().getCodeSource();
        if (source == null || source.equals(own) || source.equals(specifications)) {
            return "built in";
        }
        try {
            return Path.of(source.getLocation().toURI()).toString();
        } catch (URISyntaxException | IllegalArgumentException e) {
            return source.getLocation().toString();
        }
    }

    /** What one plug-in registers. */
    private static final class Collector implements Registry {
        private final List<Entry> entries = new ArrayList<>();
        private final String origin;

        Collector(String origin) {
            this.origin = origin;
        }

        @Override
        public Registration stream(Protocol protocol, Supplier<? extends StreamDissector> opening) {
            return add(new Entry(protocol, opening, null, origin));
        }

        @Override
        public Registration packet(Protocol protocol, PacketDissector dissector) {
            return add(new Entry(protocol, null, dissector, origin));
        }

        @Override
        public Registration specification(Class<? extends KaitaiStruct> generated, String id) {
            return add(KsyDissector.of(KsyProtocol.of(generated, id)).entry(origin));
        }

        private Registration add(Entry entry) {
            entries.add(entry);
            return entry;
        }
    }
}
