/**
 * Live capture of the loopback interface on Linux.
 *
 * <p>{@link io.loopshark.live.LoopbackCapture} holds the one capture of a JVM. A {@link io.loopshark.live.TrafficWindow} is a stretch of
 * time on it, a test for instance; what was seen in it is an {@link io.loopshark.live.Observation}: the judged connections, the frames
 * as a {@link io.loopshark.capture.FrameSource}, and what the capture vouches for.
 *
 * <pre>{@code
 * try (LoopbackCapture capture = LoopbackCapture.open();
 *         TrafficWindow window = capture.window(Scope.ofThisProcess())) {
 *     talkOverLoopback();
 *     Observation seen = window.observe();
 *     seen.opened().forEach(connection -> System.out.println(connection.verdict()));
 * }
 * }</pre>
 *
 * <p>How frames are got from the kernel is the affair of a {@link io.loopshark.live.CaptureEngine}, libpcap or a packet socket
 * ({@link io.loopshark.live.EngineChoice}); whose connection it was is told by {@link io.loopshark.live.socket}.
 */
@NullMarked
package io.loopshark.live;

import org.jspecify.annotations.NullMarked;
