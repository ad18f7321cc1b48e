package io.loopshark.cli;

import io.loopshark.capture.Frame;
import io.loopshark.capture.FrameSource;
import io.loopshark.decode.FrameDecoder;
import io.loopshark.decode.PacketView;
import io.loopshark.plugin.Dissectors;
import io.loopshark.report.Dissection;
import io.loopshark.report.OneLine;
import io.loopshark.report.fields.CapturedMessage;
import io.loopshark.report.fields.HttpExchange;
import io.loopshark.report.fields.HttpExchanges;
import io.loopshark.segment.Flags;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code loopshark requests}: which connection carried which requests. */
@Command(
        name = "requests",
        header = "Lists the requests of HTTP by the connection, and the stream, that carried each.",
        description = {
            "",
            "For each connection a line, and below it a line for each request: the frames that complete it and its response, the "
                    + "stream (HTTP/2 alone), method and target, and the status. Then how many requests took how many handshakes.",
            ""
        },
        sortSynopsis = false)
final class RequestsCommand implements Callable<Integer> {

    private final Console console;
    private final ExitStatus status = new ExitStatus();

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "Captures, folders with captures, or - for standard input.")
    private List<String> files = List.of();

    @Mixin
    final ApplicationOptions applications = new ApplicationOptions();

    @Mixin
    final HelpOption help = new HelpOption();

    RequestsCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        Dissectors dissectors = applications.dissectors(console);
        new Inputs(console, status, files).forEach(source -> list(source, dissectors));
        return status.value();
    }

    private void list(FrameSource source, Dissectors dissectors) throws IOException {
        HttpExchanges exchanges = new HttpExchanges();
        Set<Long> handshakes = new HashSet<>();
        try {
            read(source, new Dissection(Dissection.Options.DEFAULT, dissectors), exchanges, handshakes);
        } finally {
            print(exchanges, handshakes);
        }
    }

    private static void read(FrameSource source, Dissection dissection, HttpExchanges exchanges, Set<Long> handshakes)
            throws IOException {
        FrameDecoder decoder = new FrameDecoder();
        PacketView packet = new PacketView();
        Frame frame = new Frame();
        while (source.next(frame)) {
            decoder.decode(frame, packet);
            dissection.take(packet);
            if (packet.hasSegment() && packet.has(Flags.SYN) && packet.has(Flags.ACK)) {
                handshakes.add(dissection.stream());
            }
            CapturedMessage.in(dissection).forEach(exchanges::take);
        }
    }

    private void print(HttpExchanges exchanges, Set<Long> handshakes) {
        Map<Long, List<HttpExchange>> connections = new LinkedHashMap<>();
        for (HttpExchange exchange : exchanges.all()) {
            connections
                    .computeIfAbsent(exchange.tcpStream(), stream -> new ArrayList<>())
                    .add(exchange);
        }
        connections.forEach(this::connection);
        long opened = connections.keySet().stream().filter(handshakes::contains).count();
        console.out()
                .println(count(exchanges.all().size() + exchanges.unlisted(), "request") + ", "
                        + count(connections.size(), "connection") + ", " + count(opened, "handshake"));
    }

    private void connection(long stream, List<HttpExchange> exchanges) {
        HttpExchange first = exchanges.get(0);
        int atOnce = HttpExchanges.atOnce(exchanges);
        console.out()
                .println("tcp.stream " + stream + ": " + first.client() + " → " + first.server() + ", "
                        + count(exchanges.size(), "request") + (atOnce > 1 ? ", " + atOnce + " at once" : ""));
        for (HttpExchange exchange : exchanges) {
            HttpExchange.Response response = exchange.response();
            console.out()
                    .println(String.format(
                            "%6d → %-6s %s%s %s",
                            exchange.frame(),
                            response == null ? "-" : response.frame(),
                            exchange.stream() == null ? "" : "stream " + exchange.stream() + " ",
                            OneLine.of((exchange.method() + " " + exchange.target()).strip()),
                            response == null ? "no response" : response.status()));
        }
    }

    private static String count(long count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }
}
