package io.loopshark.cli;

import io.loopshark.capture.Frame;
import io.loopshark.capture.FrameSource;
import io.loopshark.decode.FrameDecoder;
import io.loopshark.decode.PacketView;
import io.loopshark.field.FieldValues;
import io.loopshark.field.Language;
import io.loopshark.report.Dissection;
import io.loopshark.report.HeaderRuler;
import io.loopshark.report.Judgements;
import io.loopshark.report.packets.DissectionValues;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code loopshark layout}: the header ruler of one frame. */
@Command(
        name = "layout",
        header = "Draws the TCP header of one frame as RFC 9293 does, with its values in it.",
        description = "",
        sortOptions = false,
        sortSynopsis = false)
final class LayoutCommand implements Callable<Integer> {

    private final Console console;
    private final ExitStatus status = new ExitStatus();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "FILE", description = "A capture, or - for standard input.")
    private String file = "";

    @Option(names = "--frame", required = true, paramLabel = "N", description = "The frame, counted from 1.")
    private long number;

    @Option(
            names = "--lang",
            paramLabel = "en|zh",
            converter = LanguageCode.class,
            description = "English or Simplified Chinese.")
    private Language language = Language.ENGLISH;

    @Option(names = "--mermaid", description = "Writes it as a packet diagram for Mermaid instead.")
    private boolean mermaid;

    @Mixin
    final SvgOption picture = new SvgOption();

    @Mixin
    final Preferences preferences = new Preferences();

    @Mixin
    final HelpOption help = new HelpOption();

    LayoutCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (number < 1) {
            throw new ParameterException(spec.commandLine(), "--frame counts from 1, so it can't be " + number);
        }
        if (mermaid && picture.wanted()) {
            throw new ParameterException(spec.commandLine(), "of --mermaid and --svg only one can be had at a time");
        }
        boolean relative = !preferences.rawNumbers();
        Inputs inputs = new Inputs(console, status, List.of(file));
        picture.check(inputs);
        inputs.forEach(source -> draw(source, relative));
        return status.value();
    }

    // The frames before count, too: relative numbers begin with a connection's first.
    private void draw(FrameSource source, boolean relative) throws IOException {
        FrameDecoder decoder = new FrameDecoder();
        PacketView packet = new PacketView();
        Dissection dissection = new Dissection(new Dissection.Options(relative, Judgements.NONE));
        Frame frame = new Frame();
        while (source.next(frame)) {
            decoder.decode(frame, packet);
            dissection.take(packet);
            if (frame.number() == number) {
                draw(source, packet, new DissectionValues(dissection));
                return;
            }
        }
        complain(source, "there is no frame " + number + "; the last one is " + frame.number());
    }

    private void draw(FrameSource source, PacketView packet, FieldValues values) {
        Optional<String> ruler = picture.wanted()
                ? HeaderRuler.svg(packet, language, values)
                : mermaid
                        ? HeaderRuler.mermaid(packet, language, values)
                        : HeaderRuler.render(packet, language, values);
        if (ruler.isEmpty()) {
            complain(source, "frame " + number + " has no TCP header");
        } else if (picture.wanted()) {
            picture.write(ruler.get(), console.out());
        } else {
            console.out().print(ruler.get());
        }
    }

    private void complain(FrameSource source, String what) {
        console.complain(source.name() + ": " + what);
        status.raise(ExitStatus.FAULT);
    }
}
