package io.loopshark.decode;

import io.loopshark.ksy.wire.RadiotapHeader;
import org.jspecify.annotations.Nullable;

/** What captures of a radio put in front of a frame of IEEE 802.11: radiotap, PPI, and the older Prism and AVS headers. */
final class RadioSteps {

    // Radiotap's first field, eight octets aligned to eight, and its second, one octet of flags.
    private static final int PRESENT_TIMER = 1;
    private static final int PRESENT_FLAGS = 1 << 1;
    private static final int PRESENT_MORE = 1 << 31;
    private static final int FLAG_FCS = 0x10;
    private static final int FLAG_PADDED = 0x20;
    private static final int FCS_LENGTH = 4;

    private final Steps steps;
    private final Step radiotap = new Radiotap();
    private final Step ppi = new Ppi();
    private final Step prism = new Sized(Layer.PRISM, Limit.PRISM, true);
    private final Step avs = new Sized(Layer.AVS, Limit.AVS, false);
    private final RadiotapHeader header;

    RadioSteps(Steps steps) {
        this.steps = steps;
        header = new RadiotapHeader(steps.walk.stream);
    }

    /** The header that today's systems write. */
    Step radiotap() {
        return radiotap;
    }

    /** Per-packet information. */
    Step ppi() {
        return ppi;
    }

    /** The header of the Prism driver. */
    Step prism() {
        return prism;
    }

    /** The header by AbsoluteValue Systems. */
    Step avs() {
        return avs;
    }

    private final class Radiotap extends Step {

        private static final int FIXED = 8;

        @Override
        @Nullable
        Step read(Walk walk) {
            int start = walk.position();
            if (walk.capturedFrom(start) < FIXED) {
                return walk.tooShort(Layer.RADIOTAP, start, FIXED);
            }
            header._read();
            if (header.length() < FIXED) {
                return walk.bogus(Layer.RADIOTAP, start, FIXED, header.length(), Limit.RADIOTAP);
            }
            if (walk.capturedFrom(start) < header.length()) {
                return walk.tooShort(Layer.RADIOTAP, start, header.length());
            }
            int flags = flags(walk, start);
            walk.pass(Layer.RADIOTAP, start, header.length());
            if ((flags & FLAG_FCS) != 0) {
                walk.bound(walk.position(), walk.lengthFrom(walk.position()) - FCS_LENGTH, Limit.FRAME);
            }
            steps.wlan.padded((flags & FLAG_PADDED) != 0);
            return steps.wlan;
        }

        private int flags(Walk walk, int start) {
            if ((header.present() & PRESENT_FLAGS) == 0) {
                return 0;
            }
            int at = start + FIXED;
            // More words of presence bits may follow the first one.
            int present = (int) header.present();
            while ((present & PRESENT_MORE) != 0 && at + 4 <= start + header.length()) {
                present = Integer.reverseBytes(walk.u4(at));
                at += 4;
            }
            if ((header.present() & PRESENT_TIMER) != 0) {
                at = start + ((at - start + 7) & ~7) + 8;
            }
            return at < start + header.length() ? walk.u1(at) : 0;
        }
    }

    /** Per-packet information tells the link type of what it stands before. */
    private final class Ppi extends Step {

        private static final int FIXED = 8;

        @Override
        @Nullable
        Step read(Walk walk) {
            int start = walk.position();
            if (walk.capturedFrom(start) < FIXED) {
                return walk.tooShort(Layer.PPI, start, FIXED);
            }
            int length = walk.u1(start + 2) | walk.u1(start + 3) << 8;
            if (length < FIXED) {
                return walk.bogus(Layer.PPI, start, FIXED, length, Limit.PPI);
            }
            if (walk.capturedFrom(start) < length) {
                return walk.tooShort(Layer.PPI, start, length);
            }
            walk.pass(Layer.PPI, start, length);
            steps.wlan.padded(false);
            return steps.linkTypes.step(Integer.reverseBytes(walk.u4(start + 4)));
        }
    }

    /** A header whose second word is its length. */
    private final class Sized extends Step {

        private static final int FIXED = 8;

        private final Layer layer;
        private final Limit limit;
        private final boolean little;

        Sized(Layer layer, Limit limit, boolean little) {
            this.layer = layer;
            this.limit = limit;
            this.little = little;
        }

        @Override
        @Nullable
        Step read(Walk walk) {
            int start = walk.position();
            if (walk.capturedFrom(start) < FIXED) {
                return walk.tooShort(layer, start, FIXED);
            }
            int word = walk.u4(start + 4);
            int length = little ? Integer.reverseBytes(word) : word;
            if (length < FIXED) {
                return walk.bogus(layer, start, FIXED, Math.max(length, 0), limit);
            }
            if (walk.capturedFrom(start) < length) {
                return walk.tooShort(layer, start, length);
            }
            walk.pass(layer, start, length);
            steps.wlan.padded(false);
            return steps.wlan;
        }
    }
}
