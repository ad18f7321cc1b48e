package io.loopshark.report.fields;

import static java.util.stream.Collectors.toMap;

import io.loopshark.capture.CaptureException;
import io.loopshark.capture.CaptureFile;
import io.loopshark.capture.Frame;
import io.loopshark.decode.FrameDecoder;
import io.loopshark.decode.PacketView;
import io.loopshark.filter.DisplayFilter;
import io.loopshark.filter.FilterException;
import io.loopshark.report.Dissection;
import io.loopshark.testing.Tshark;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Which frames of a capture display filters match: what tshark says, what Loopshark says. tshark is asked all filters in one run,
 * through a tap each.
 */
final class FiltersOfTshark {

    private static final String TAPS = """
            for i, filter in ipairs(FILTERS) do
              local tap = Listener.new("frame", filter)
              local frames = {}
              function tap.packet(packet) frames[#frames + 1] = tostring(packet.number) end
              function tap.draw() print(i .. "\\t" .. table.concat(frames, " ")) end
              function tap.reset() frames = {} end
            end
            """;

    private final Tshark tshark;
    private final List<String> filters;
    private final Path script;
    private final List<DisplayFilter<Dissection>> compiled = new ArrayList<>();

    /** @param folder where the script goes that is given to tshark */
    FiltersOfTshark(Tshark tshark, List<String> filters, Path folder) throws IOException, FilterException {
        this.tshark = tshark;
        this.filters = List.copyOf(filters);
        script = folder.resolve("taps.lua");
        StringBuilder text = new StringBuilder("local FILTERS = {\n");
        filters.forEach(filter -> text.append("  [==[").append(filter).append("]==],\n"));
        Files.writeString(script, text.append("}\n").append(TAPS));
        for (String filter : filters) {
            compiled.add(DisplayFilter.compile(filter, FilterTable.FIELDS));
        }
    }

    /** The filters in the resource {@code name} beside this class: a line each, without comments and empty lines. */
    static List<String> read(String name) throws IOException {
        try (InputStream in = FiltersOfTshark.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        }
    }

    /** What tshark and Loopshark say of a filter: numbers of frames, apart by spaces. */
    record Answers(String theirs, String ours) {}

    /** What the two say of every filter; empty where tshark can't read the capture. */
    Map<String, Answers> ask(Path capture) throws IOException {
        Map<Integer, String> theirs = tshark.lines(capture, List.of("-q", "-X", "lua_script:" + script)).stream()
                .map(line -> line.split("\t", -1))
                .collect(toMap(cells -> Integer.parseInt(cells[0]) - 1, cells -> cells[1]));
        Map<String, Answers> answers = new LinkedHashMap<>();
        if (theirs.isEmpty()) {
            return answers;
        }
        List<String> ours = ours(capture);
        for (int i = 0; i < filters.size(); i++) {
            answers.put(filters.get(i), new Answers(theirs.getOrDefault(i, "no answer"), ours.get(i)));
        }
        return answers;
    }

    private List<String> ours(Path capture) throws IOException {
        List<StringBuilder> answers = IntStream.range(0, filters.size())
                .mapToObj(i -> new StringBuilder())
                .toList();
        Dissection dissection = new Dissection(Dissection.Options.DEFAULT);
        FrameDecoder decoder = new FrameDecoder();
        PacketView packet = new PacketView();
        Frame frame = new Frame();
        try (CaptureFile source = CaptureFile.open(capture)) {
            while (source.next(frame)) {
                decoder.decode(frame, packet);
                dissection.take(packet);
                for (int i = 0; i < answers.size(); i++) {
                    if (compiled.get(i).matches(dissection)) {
                        StringBuilder answer = answers.get(i);
                        answer.append(answer.isEmpty() ? "" : " ").append(packet.frameNumber());
                    }
                }
            }
        } catch (CaptureException e) {
            // Cut off: tshark tells of what it read before, too.
        }
        return answers.stream().map(StringBuilder::toString).toList();
    }
}
