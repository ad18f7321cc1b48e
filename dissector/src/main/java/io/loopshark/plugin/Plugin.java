package io.loopshark.plugin;

/**
 * What a jar with dissectors offers. It is found by {@link java.util.ServiceLoader}: the jar names its class in
 * {@code META-INF/services/io.loopshark.plugin.Plugin}.
 *
 * <pre>{@code
 * public final class GreetingPlugin implements Plugin {
 *     public void register(Registry registry) {
 *         registry.specification(Greeting.class, "greeting");
 *         registry.stream(Chat.PROTOCOL, Chat::new).on("tcp.port", 4711);
 *     }
 * }
 * }</pre>
 *
 * <p>A jar that holds nothing but specifications and the classes generated from them needs no class of its own: it lists the generated
 * classes in {@code META-INF/loopshark/specifications}, one a line.
 */
public interface Plugin {

    /** Says which dissectors there are. Called once. What it throws is reported, and none of its dissectors are used. */
    void register(Registry registry);
}
