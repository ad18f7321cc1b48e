package io.loopshark.plugin;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * A {@code .ksy} with all that it imports.
 *
 * @param type the root type
 * @param enums the enums of the root type
 * @param use where the protocol is found and how the packet list shows it
 * @param imports the imported specifications, by id
 */
record KsySpecification(KsyType type, KsyEnums enums, KsyUse use, Map<String, KsySpecification> imports) {

    /** Where specifications are found. */
    @FunctionalInterface
    interface Shelf {
        /**
         * The specification called {@code name}, without {@code .ksy}; null if there is none.
         *
         * @param name as imports give it: with a slash before it when the import path is to be searched
         */
        @Nullable
        InputStream open(String name) throws IOException;
    }

    /**
     * Reads the specification called {@code name}.
     *
     * @throws SpecificationException if it, or one that it imports, cannot be used
     */
    static KsySpecification read(Shelf shelf, String name) {
        return new Reading(shelf).read(name);
    }

    /** The type from which the class was generated whose name within its package is {@code binaryName}, e.g. {@code Tcp$Option}. */
    Optional<KsyType> typeOf(String binaryName) {
        String[] names = binaryName.split("\\$");
        if (!JavaNames.ofType(type.id()).equals(names[0])) {
            return imports.values().stream()
                    .flatMap(imported -> imported.typeOf(binaryName).stream())
                    .findFirst();
        }
        Optional<KsyType> found = Optional.of(type);
        for (int i = 1; i < names.length; i++) {
            String name = names[i];
            found = found.flatMap(outer -> outer.byClassName(name));
        }
        return found;
    }

    /** One reading with its imports; each specification is read once, however often it is imported. */
    private static final class Reading {
        private final Shelf shelf;
        private final Map<String, KsySpecification> done = new HashMap<>();

        Reading(Shelf shelf) {
            this.shelf = shelf;
        }

        KsySpecification read(String name) {
            KsySpecification known = done.get(name);
            if (known != null) {
                return known;
            }
            Keys root = Keys.of(parse(name), name + ".ksy");
            Map<String, KsySpecification> imports = new LinkedHashMap<>();
            Map<String, KsyEnums> enums = new HashMap<>();
            for (String path : Keys.of(root.value("meta"), root + "/meta").texts("imports")) {
                String importName = path.substring(path.lastIndexOf('/') + 1);
                KsySpecification imported = read(path);
                imports.put(importName, imported);
                enums.put(importName, imported.enums);
            }
            KsyReader reader = new KsyReader(root, enums);
            KsySpecification specification =
                    new KsySpecification(reader.type(), reader.enums(), KsyUse.read(root), imports);
            done.put(name, specification);
            return specification;
        }

        private Object parse(String name) {
            try (InputStream stream = shelf.open(name)) {
                if (stream == null) {
                    throw new SpecificationException("no specification " + name + ".ksy");
                }
                // The core schema, since specifications write numbers in hexadecimal too.
                LoadSettings settings = LoadSettings.builder()
                        .setLabel(name + ".ksy")
                        .setSchema(new CoreSchema())
                        .build();
                return new Load(settings).loadFromInputStream(stream);
            } catch (YamlEngineException e) {
                throw new SpecificationException(name + ".ksy is no YAML: " + e.getMessage(), e);
            } catch (IOException e) {
                throw new SpecificationException(name + ".ksy cannot be read: " + e.getMessage(), e);
            }
        }
    }
}
