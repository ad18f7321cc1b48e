package io.loopshark.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/** A table of answers: tab-separated lines with a head line, compressed. */
public record OracleTable(Map<String, Integer> columns, List<String[]> rows) {

    /** Reads a compressed table. */
    public static OracleTable read(Path file) throws IOException {
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            Map<String, Integer> columns = new HashMap<>();
            String[] head = lines.readLine().split("\t", -1);
            for (int i = 0; i < head.length; i++) {
                columns.put(head[i], i);
            }
            List<String[]> rows = new ArrayList<>();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                rows.add(line.split("\t", -1));
            }
            return new OracleTable(columns, rows);
        }
    }

    /** One cell of a row; empty where the table has no such column. */
    public String cell(String[] row, String column) {
        int index = columns.getOrDefault(column, row.length);
        return index < row.length ? row[index] : "";
    }
}
