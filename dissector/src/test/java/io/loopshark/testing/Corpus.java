package io.loopshark.testing;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/** The shared corpus of real captures beside the checkout, where there is one, and the answers of tshark to it. */
public final class Corpus {

    private static final Path ROOT = find();

    private Corpus() {}

    private static Path find() {
        String given = System.getenv("LOOPSHARK_CORPUS");
        if (given != null) {
            return Path.of(given);
        }
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null) {
            Path candidate = folder.resolveSibling("shared").resolve("corpus");
            if (Files.isRegularFile(candidate.resolve("manifest.tsv"))) {
                return candidate;
            }
            folder = folder.getParent();
        }
        return Path.of("shared", "corpus");
    }

    /** Skips the test at hand, and says why, where the corpus isn't there. */
    public static void assumeExists() {
        assumeThat(ROOT.resolve("manifest.tsv"))
                .as("the corpus of real captures, in shared/corpus beside the checkout or where LOOPSHARK_CORPUS says")
                .isRegularFile();
    }

    /** Whether the corpus is there. */
    public static boolean exists() {
        return Files.isRegularFile(ROOT.resolve("manifest.tsv"));
    }

    /** The path of the capture that the manifest calls {@code file}. */
    public static Path capture(String file) {
        return ROOT.resolve("files").resolve(file);
    }

    /** The manifest's rows, by column name. */
    public static List<Map<String, String>> manifest() {
        try (BufferedReader reader = Files.newBufferedReader(ROOT.resolve("manifest.tsv"))) {
            return rows(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What tshark said of damaged files, by column name: {@code file}, {@code rc} (its exit status), {@code message}. */
    public static List<Map<String, String>> errors() {
        try (BufferedReader reader =
                Files.newBufferedReader(ROOT.resolve("oracle").resolve("tshark-errors.tsv"))) {
            return rows(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The lines of the connection logs that Zeek's authors publish of those of its traces that are here, by column name. */
    public static List<Map<String, String>> zeek() {
        try (BufferedReader reader =
                Files.newBufferedReader(ROOT.resolve("oracle").resolve("zeek").resolve("conn_baselines.tsv"))) {
            return rows(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The rows of one of an oracle's answers to {@code file}; empty where there is none. tshark's are those with IP reassembly. */
    public static List<Map<String, String>> oracle(String folder, String file, String kind) {
        String answer = file + "." + kind + ".tsv.gz";
        Path path = ROOT.resolve("oracle").resolve(folder + "-defrag").resolve(answer);
        if (!Files.exists(path)) {
            path = ROOT.resolve("oracle").resolve(folder).resolve(answer);
        }
        if (!Files.exists(path)) {
            return List.of();
        }
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(path)), StandardCharsets.UTF_8))) {
            return rows(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Map<String, String>> rows(BufferedReader reader) throws IOException {
        List<Map<String, String>> rows = new ArrayList<>();
        String[] names = reader.readLine().split("\t", -1);
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            String[] cells = line.split("\t", -1);
            Map<String, String> row = new HashMap<>();
            for (int i = 0; i < names.length; i++) {
                row.put(names[i], i < cells.length ? cells[i] : "");
            }
            rows.add(row);
        }
        return rows;
    }
}
