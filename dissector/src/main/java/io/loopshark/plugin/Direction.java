package io.loopshark.plugin;

import io.loopshark.decode.PacketView;
import io.loopshark.plugin.Dissected.Source;
import io.loopshark.segment.Flags;
import io.loopshark.segment.SequenceNumber;
import java.util.Arrays;

/**
 * What one side of a connection sends, put in order: each octet once. Data ahead of a gap waits for what is missing until it comes,
 * until the receiver acknowledges it unseen, or until too much waits.
 */
final class Direction {

    /** Longer messages are shown as far as this, in octets. */
    static final int MAX_MESSAGE = 1 << 24;

    /** So many segments may go by before a message without a known length is given up. */
    private static final int MAX_TRIES = 1000;

    private static final byte[] NOTHING = {};

    private final Conversation conversation;
    final boolean first;

    private boolean begun;
    // The sequence number that is due next, and how far it is from where the direction began.
    private int next;
    private long position;
    private final Held held = new Held();
    private boolean acknowledging;
    private int acknowledged;

    // What no message has taken yet: from the frame's own bytes, or, when it came in several pieces, from a store.
    private byte[] store = NOTHING;
    private int storeFrom;
    private int storeEnd;
    private long wanted;
    private int tries;
    private long skip;
    private long gap;

    /** @param first whether it is the direction of the first segment seen */
    Direction(Conversation conversation, boolean first) {
        this.conversation = conversation;
        this.first = first;
    }

    /** Octets that are kept. */
    int kept() {
        return store.length + held.octets();
    }

    /** Takes a segment of this side. */
    void take(PacketView packet) {
        int length = packet.capturedPayloadLength();
        int sequence = packet.sequence();
        if (packet.has(Flags.SYN)) {
            // A SYN may come again, even behind data.
            if (!begun || next - (int) position != sequence + 1) {
                restart(sequence + 1, 0);
            }
            sequence++;
        } else if (!begun && packet.payloadLength() > 0) {
            restart(sequence, -1);
        }
        if (packet.has(Flags.RST)) {
            return;
        }
        if (packet.payloadLength() > 0) {
            data(packet, sequence, length);
        }
        if (packet.has(Flags.FIN) && begun && sequence + packet.payloadLength() == next) {
            flush();
        }
    }

    private void restart(int sequence, long missing) {
        begun = true;
        next = sequence;
        position = 0;
        held.clear();
        forget();
        gap = missing;
    }

    private void data(PacketView packet, int sequence, int captured) {
        int ahead = SequenceNumber.distance(next, sequence);
        int told = packet.payloadLength();
        if (ahead + (long) told <= 0) {
            return;
        }
        byte[] array = packet.payloadArray();
        int from = packet.payloadOffset();
        if (ahead > 0) {
            if (!reachable(sequence)) {
                held.add(position + ahead, Arrays.copyOfRange(array, from, from + captured));
                if (held.isFull()) {
                    giveUpWaiting();
                }
                return;
            }
            lose(ahead);
            ahead = 0;
        }
        int known = -ahead;
        boolean whole = captured >= told;
        if (captured > known) {
            // Only the frame's own bytes have a place in the frame.
            int origin = array == packet.bytes() ? packet.frameOffset() : -1;
            feed(array, from + known, captured - known, origin, whole);
        }
        if (!whole) {
            lose(told - Math.max(captured, known));
        }
        release();
    }

    /** Whether there is no use in waiting for what lies before {@code sequence}: its receiver has got it. */
    private boolean reachable(int sequence) {
        return acknowledging && SequenceNumber.distance(sequence, acknowledged) >= 0;
    }

    /** The other side acknowledges what this one has sent. */
    void acknowledge(int number) {
        if (!acknowledging || SequenceNumber.distance(acknowledged, number) > 0) {
            acknowledging = true;
            acknowledged = number;
        }
        while (begun && !held.isEmpty() && reachable(next + (int) (held.first() - position))) {
            giveUpWaiting();
        }
    }

    private void giveUpWaiting() {
        lose(held.first() - position);
        release();
    }

    /** Goes on with data that was held back, as far as nothing is missing. */
    private void release() {
        while (!held.isEmpty() && held.first() <= position) {
            int known = (int) Math.min(Integer.MAX_VALUE, position - held.first());
            byte[] data = held.removeFirst();
            if (known < data.length) {
                feed(data, known, data.length - known, -1, true);
            }
        }
    }

    /** The next octets were not captured. */
    private void lose(long octets) {
        flush();
        gap = octets;
        skip = Math.max(0, skip - octets);
        advance(octets);
    }

    private void advance(long octets) {
        next += (int) octets;
        position += octets;
    }

    /** Nothing follows what there is: shows an unfinished message as far as it goes. */
    private void flush() {
        if (storeFrom < storeEnd) {
            messages(stored(), Integer.MAX_VALUE, false, true);
        }
        forget();
    }

    private Bytes stored() {
        return new Bytes(store, storeFrom, 0, storeEnd - storeFrom);
    }

    private void forget() {
        drop();
        wanted = 0;
        tries = 0;
    }

    /**
     * Takes the next octets in order.
     *
     * @param origin where in the array the frame begins; -1 when the array holds only what was kept of earlier frames
     * @param more whether others may follow them
     */
    private void feed(byte[] array, int from, int length, int origin, boolean more) {
        advance(length);
        int skipped = (int) Math.min(skip, length);
        skip -= skipped;
        int start = from + skipped;
        int left = length - skipped;
        int before = storeEnd - storeFrom;
        if (before > 0 || origin < 0) {
            append(array, start, left);
            int until = origin < 0 ? before + left : before;
            int used = messages(stored(), until, more, true);
            storeFrom += used;
            if (used < until) {
                return;
            }
            // The rest lies in the frame alone.
            int rest = storeEnd - storeFrom;
            start += left - rest;
            left = rest;
            drop();
        }
        if (left > 0) {
            int used = messages(new Bytes(array, origin, start - origin, left), left, more, false);
            append(array, start + used, left - used);
        }
    }

    private void append(byte[] array, int from, int length) {
        int stored = storeEnd - storeFrom;
        if (storeEnd + length > store.length) {
            int room = stored + length <= store.length ? store.length : Math.max(2 * stored, stored + length);
            byte[] larger = new byte[room];
            System.arraycopy(store, storeFrom, larger, 0, stored);
            store = larger;
            storeFrom = 0;
            storeEnd = stored;
        }
        System.arraycopy(array, from, store, storeEnd, length);
        storeEnd += length;
    }

    private void drop() {
        store = NOTHING;
        storeFrom = 0;
        storeEnd = 0;
    }

    /**
     * Takes messages off the front of {@code bytes} until {@code until} octets are done with.
     *
     * @param together whether the bytes were put together from several segments, so that they don't lie in the frame
     * @return how many octets are done with
     */
    private int messages(Bytes bytes, int until, boolean more, boolean together) {
        int used = 0;
        while (used < bytes.size() && used < until) {
            int left = bytes.size() - used;
            if (more && left < wanted) {
                return used;
            }
            // Places in what was put together count from its message's first byte.
            Bytes rest = together ? new Bytes(bytes.array(), bytes.origin() + used, 0, left) : bytes.part(used, left);
            int taken = message(rest, more, together);
            if (taken == 0) {
                return used;
            }
            used += taken;
        }
        return used;
    }

    /** Takes one message off; returns how many octets are done with, 0 if there must be more of them first. */
    private int message(Bytes rest, boolean more, boolean together) {
        Progress progress = conversation.next(this, rest, more, gap);
        if (progress instanceof Progress.Wants wants) {
            if (more && wants.octets() <= MAX_MESSAGE && ++tries < MAX_TRIES) {
                wanted = Math.max(wants.octets(), rest.size() + 1L);
                return 0;
            }
            skip = Math.max(0, wants.octets() - rest.size());
            progress = more ? conversation.next(this, rest, false, gap) : progress;
        }
        wanted = 0;
        tries = 0;
        gap = 0;
        if (progress instanceof Progress.Message message) {
            int octets = Math.max(1, Math.min(message.octets(), rest.size()));
            conversation.found(message, source(rest, octets, together));
            return octets;
        }
        return rest.size();
    }

    private static Source source(Bytes bytes, int octets, boolean together) {
        if (together) {
            return new Source(bytes.copy(0, octets), 0, octets, "Reassembled TCP");
        }
        return new Source(bytes.array(), bytes.origin(), bytes.origin() + bytes.from() + octets, null);
    }
}
