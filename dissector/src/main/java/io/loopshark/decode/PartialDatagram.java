package io.loopshark.decode;

import java.util.ArrayList;
import java.util.List;

/**
 * The fragments of one IP datagram that have come.
 *
 * <p>Where fragments overlap, the octets of the one that begins first count, and of those that begin at one place the one that came
 * first; and the first fragment without more to follow sets the length. That is what Wireshark does. Receivers differ (RFC 5722 has
 * IPv6 drop such a datagram), so what the peers made of it nobody can tell from a capture.
 */
final class PartialDatagram {

    private static final int UNKNOWN = -1;

    /** About what a fragment takes beside its octets. */
    private static final int OVERHEAD = 64;

    // In the order of where they began, which is that of their octets too: these overlap no more.
    private final List<Fragment> fragments = new ArrayList<>(4);
    private final long begun;
    private int length = UNKNOWN;
    private int held;

    /** A datagram of which a first fragment comes at the time {@code begun}. */
    PartialDatagram(long begun) {
        this.begun = begun;
    }

    /** When its first fragment came. */
    long begun() {
        return begun;
    }

    /** About how many octets of memory its fragments take. */
    int footprint() {
        return OVERHEAD * fragments.size() + held;
    }

    /** The datagram's octets; meaningless until it {@link #isWhole()}. */
    int length() {
        return length;
    }

    /** Whether nothing is missing. */
    boolean isWhole() {
        return held == length;
    }

    /** What the datagram's first header is: the first fragment tells (RFC 8200 §4.5). */
    int protocol() {
        return fragments.get(0).protocol();
    }

    /** Takes a fragment. */
    void add(Fragment fragment, boolean more) {
        if (fragment.isTooFar()) {
            return;
        }
        if (!more && length == UNKNOWN) {
            length = fragment.end();
            cut();
        }
        if (length == UNKNOWN) {
            insert(fragment);
        } else if (fragment.offset() < length) {
            insert(fragment.before(length));
        }
    }

    /** Forgets what lies beyond the length. */
    private void cut() {
        for (int last = fragments.size() - 1; last >= 0 && fragments.get(last).end() > length; last--) {
            Fragment fragment = fragments.get(last);
            remove(last, last + 1);
            if (fragment.offset() < length) {
                put(last, fragment.before(length));
            }
        }
    }

    private void insert(Fragment fragment) {
        int at = placeBehind(fragment.begin());
        int done = at == 0 ? 0 : fragments.get(at - 1).end();
        if (done >= fragment.end()) {
            return;
        }
        int next = at;
        while (next < fragments.size() && fragments.get(next).end() <= fragment.end()) {
            next++;
        }
        remove(at, next);
        if (at < fragments.size()) {
            Fragment behind = fragments.get(at);
            remove(at, at + 1);
            put(at, behind.from(fragment.end()));
        }
        put(at, fragment.from(done));
    }

    /** The place behind all fragments that began at {@code begin} or before. */
    private int placeBehind(int begin) {
        int low = 0;
        int high = fragments.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (fragments.get(middle).begin() <= begin) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private void put(int at, Fragment fragment) {
        fragments.add(at, fragment);
        held += fragment.octets().length;
    }

    private void remove(int from, int to) {
        List<Fragment> gone = fragments.subList(from, to);
        gone.forEach(fragment -> held -= fragment.octets().length);
        gone.clear();
    }

    /** Puts the octets of the whole datagram into {@code array}. */
    void copyTo(byte[] array) {
        for (Fragment fragment : fragments) {
            System.arraycopy(fragment.octets(), 0, array, fragment.offset(), fragment.octets().length);
        }
    }
}
