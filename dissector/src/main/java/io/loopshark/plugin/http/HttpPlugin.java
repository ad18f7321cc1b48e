package io.loopshark.plugin.http;

import io.loopshark.plugin.Plugin;
import io.loopshark.plugin.Registry;

/** HTTP/1.x and HTTP/2, and SSDP, which puts the head of HTTP into packets of UDP. */
public final class HttpPlugin implements Plugin {

    /** Makes the plug-in. */
    public HttpPlugin() {}

    /** On the ports of Wireshark's preference {@code http.tcp.port}, and wherever a connection begins as one of HTTP does. */
    @Override
    public void register(Registry registry) {
        registry.stream(Http2Fields.HTTP2, Http2Dissector::new).recognizedBy(Http2Dissector::beginsWhole);
        registry.packet(HttpFields.SSDP, SsdpDissector::dissect).on("udp.port", 1900);
        registry.stream(HttpFields.HTTP, HttpDissector::new)
                .on("tcp.port", 80, 1900, 2710, 2869, 3128, 3132, 5985, 8080, 8088, 11371)
                .recognizedBy(bytes -> bytes.indexOf('\n', 0) >= 0 && HttpHead.beginsHere(bytes));
    }
}
