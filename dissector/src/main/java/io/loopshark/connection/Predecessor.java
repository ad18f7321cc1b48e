package io.loopshark.connection;

/**
 * What is left of a connection when another begins between the same two endpoints.
 *
 * @param number its number within the capture
 * @param over whether it was closed or reset; else the new connection came upon one that was still open
 * @param lastNanos time of its last segment, nanoseconds since 1970
 */
public record Predecessor(int number, boolean over, long lastNanos) {}
