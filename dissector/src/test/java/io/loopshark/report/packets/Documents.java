package io.loopshark.report.packets;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.loopshark.report.Dissected;
import io.loopshark.report.Dissection;
import java.io.ByteArrayInputStream;
import java.io.Flushable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Documents of frames, written from captures and read back. */
final class Documents {

    private Documents() {}

    /** A document that is whole once it is flushed. */
    record Whole(PacketDocument document) implements Flushable {
        @Override
        public void flush() throws IOException {
            document.finish();
        }
    }

    static String of(InputStream capture, Dissected.Opening<Whole> opening) throws IOException {
        return String.join(
                "\n",
                Dissected.lines(
                        capture, "capture", Dissection.Options.DEFAULT, opening, (whole, frame) -> whole.document()
                                .add(frame)));
    }

    static Whole json(java.io.OutputStream out) throws IOException {
        return new Whole(new JsonPackets(out, List.of(), true));
    }

    static Whole ek(java.io.OutputStream out) throws IOException {
        return new Whole(new EkPackets(out, List.of()));
    }

    static Whole pdml(java.io.OutputStream out) {
        return new Whole(new PdmlPackets(out, List.of(), "capture"));
    }

    /** For each frame the texts under each name, wherever in its tree; {@code frameName} begins a new one. */
    static List<Map<String, List<String>>> frames(String json, String frameName) throws IOException {
        List<Map<String, List<String>>> frames = new ArrayList<>();
        try (JsonParser parser = new JsonFactory().createParser(json)) {
            String name = "";
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.FIELD_NAME) {
                    name = parser.currentName();
                    if (name.equals(frameName)) {
                        frames.add(new TreeMap<>());
                    }
                } else if (token.isScalarValue() && !frames.isEmpty()) {
                    frames.get(frames.size() - 1)
                            .computeIfAbsent(name, key -> new ArrayList<>())
                            .add(parser.getText());
                }
            }
        }
        return frames;
    }

    /** For each frame of a PDML document the fields that lie in whole octets: name to {@code show pos size value}. */
    static List<Map<String, List<String>>> fields(String pdml) {
        List<Map<String, List<String>>> frames = new ArrayList<>();
        try {
            XMLInputFactory factory = XMLInputFactory.newFactory();
            factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
            XMLStreamReader xml = factory.createXMLStreamReader(
                    new ByteArrayInputStream(pdml.getBytes(StandardCharsets.UTF_8)), "UTF-8");
            while (xml.hasNext()) {
                if (xml.next() != XMLStreamConstants.START_ELEMENT) {
                    continue;
                }
                if (xml.getLocalName().equals("packet")) {
                    frames.add(new TreeMap<>());
                } else if (xml.getLocalName().equals("field")) {
                    field(xml, frames.get(frames.size() - 1));
                }
            }
        } catch (XMLStreamException e) {
            throw new AssertionError(e);
        }
        return frames;
    }

    private static void field(XMLStreamReader xml, Map<String, List<String>> frame) {
        String size = attribute(xml, "size");
        if (attribute(xml, "unmaskedvalue").isEmpty() && !size.equals("0")) {
            frame.computeIfAbsent(attribute(xml, "name"), name -> new ArrayList<>())
                    .add(String.join(
                            " ", attribute(xml, "show"), attribute(xml, "pos"), size, attribute(xml, "value")));
        }
    }

    private static String attribute(XMLStreamReader xml, String name) {
        String value = xml.getAttributeValue(null, name);
        return value == null ? "" : value;
    }
}
