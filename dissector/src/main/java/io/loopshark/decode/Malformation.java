package io.loopshark.decode;

/**
 * Why a layer could not be read, or not wholly: a value, not an exception.
 *
 * @param layer the layer at fault
 * @param offset where that layer begins, in bytes from the frame's start
 * @param needed how many bytes it would take
 * @param available how many there were
 * @param limit which field or fact imposed the limit, e.g. {@code "captured length"} or {@code "ip.len"}
 * @param snapped whether only the capture is short (the frame was cut by the snap length), so that nobody is to blame
 */
public record Malformation(Layer layer, int offset, int needed, int available, String limit, boolean snapped) {

    /** One line for people: {@code tcp at byte 34: needs 20 bytes, ip.len leaves 12}. */
    @Override
    public String toString() {
        return layer.protocol() + " at byte " + offset + ": needs " + needed + " bytes, " + limit + " leaves "
                + available;
    }
}
