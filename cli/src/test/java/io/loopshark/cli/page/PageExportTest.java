package io.loopshark.cli.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopshark.testdata.Captures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;

/** What the page saves: pictures that other programs can read, and Mermaid text. */
class PageExportTest extends InBrowser {

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh"})
    void ladder_and_ruler_are_pictures(String language) throws Exception {
        OpenPage page = browser.open(Pages.of(folder, Captures.ARTICLE), "#conn=0&step=1&raw=1&lang=" + language);

        Document ladder = picture(saved(page, "#save-ladder", "connection-0.svg"));
        assertThat(ladder.getDocumentElement().getTextContent())
                .contains(
                        "127.0.0.1:52528",
                        "[SYN, ACK] Seq=1561668293 Ack=2175834479 Len=0",
                        "SYN-RECEIVED",
                        "TIME-WAIT");
        assertThat(ladder.getElementsByTagName("path").getLength()).isGreaterThanOrEqualTo(1 + 2 * 11);

        Document ruler = picture(saved(page, "#save-ruler", "frame-2.svg"));
        assertThat(ruler.getDocumentElement().getTextContent())
                .contains("1561668293", "2175834479", language.equals("zh") ? "确认号" : "Acknowledgment Number");
        assertThat(ruler.getElementsByTagName("rect").getLength()).isEqualTo(1 + 18);
    }

    private static Path saved(OpenPage page, String button, String name) throws IOException {
        Path file = Browser.saved(folder).resolve(name);
        Files.deleteIfExists(file);
        page.click(button);
        page.waitUntil(name + " is saved", open -> Files.exists(file));
        return file;
    }

    private static Document picture(Path file) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        Document document = factory.newDocumentBuilder().parse(file.toFile());
        assertThat(document.getDocumentElement().getTagName()).isEqualTo("svg");
        assertThat(document.getElementsByTagName("script").getLength()).isZero();
        return document;
    }

    @Test
    void the_ruler_as_mermaid_has_every_bit() throws IOException {
        OpenPage page = browser.open(Pages.of(folder, Captures.ARTICLE), "#conn=0&step=1&raw=1");

        assertThat(Files.readString(saved(page, "#save-ruler-mermaid", "frame-2.mmd")))
                .startsWith("""
                        packet-beta
                            title TCP header of frame 2
                            0-15: "Source Port 80"
                            16-31: "Destination Port 52528"
                            32-63: "Sequence Number 1561668293"
                        """)
                .contains("    107: \"ACK 1\"\n", "    144-159: \"Urgent Pointer 0\"\n    160-191: \"M")
                .containsPattern("(?m)^    296-319: .*$");
    }

    @Test
    void the_ladder_as_mermaid_says_who_sends_what_and_which_states_follow() throws IOException {
        OpenPage page = browser.open(Pages.of(folder, Captures.ARTICLE));

        assertThat(Files.readString(saved(page, "#save-mermaid", "connection-0.mmd")))
                .startsWith("""
                        sequenceDiagram
                            participant C as 127.0.0.1:52528
                            participant S as 127.0.0.1:80
                            C->>S: [SYN] Seq=0 Len=0
                            Note left of C: SYN-SENT
                            S->>C: [SYN, ACK] Seq=0 Ack=1 Len=0
                            Note right of S: SYN-RECEIVED
                            C->>S: [ACK] Seq=1 Ack=1 Len=0
                            Note left of C: ESTABLISHED
                            Note right of S: ESTABLISHED
                            C->>S: [PSH, ACK] Seq=1 Ack=1 Len=35
                        """)
                .endsWith("""
                            C->>S: [ACK] Seq=37 Ack=82 Len=0
                            Note left of C: TIME-WAIT
                            Note right of S: CLOSED
                        """);
    }
}
