package io.loopshark.segment;

import java.util.List;

/**
 * One option of a TCP header (RFC 9293 §3.2), as a value. The set is closed but for {@link Unknown}, which takes every kind that
 * has no case of its own, and {@link Malformed}, which takes options whose length cannot be right.
 */
public sealed interface TcpOption {

    /** The option's kind octet, 0 to 255. */
    int kind();

    /** Octets that the option takes in the header, kind and length included. */
    int length();

    /** Masks for {@link SegmentView#optionBits()}. */
    final class Bit {
        /** Maximum segment size, kind 2. */
        public static final int MSS = 1;
        /** Window scale, kind 3. */
        public static final int WINDOW_SCALE = 1 << 1;
        /** SACK permitted, kind 4. */
        public static final int SACK_PERMITTED = 1 << 2;
        /** SACK, kind 5. */
        public static final int SACK = 1 << 3;
        /** Timestamps, kind 8. */
        public static final int TIMESTAMPS = 1 << 4;
        /** MD5 signature, kind 19. */
        public static final int MD5 = 1 << 5;
        /** User timeout, kind 28. */
        public static final int USER_TIMEOUT = 1 << 6;
        /** TCP-AO, kind 29. */
        public static final int AUTHENTICATION = 1 << 7;
        /** Multipath TCP, kind 30. */
        public static final int MPTCP = 1 << 8;
        /** Fast Open, kind 34, or the experimental 254 (253) with its magic number; with or without a cookie. */
        public static final int FAST_OPEN = 1 << 9;
        /** Fast Open with a cookie of at least one octet. */
        public static final int FAST_OPEN_COOKIE = 1 << 10;
        /** Any kind that has no mask of its own, EOL and NOP excepted. */
        public static final int OTHER = 1 << 11;
        /** At least one option could not be read: see {@link Malformed}. */
        public static final int MALFORMED = 1 << 12;
        /** The capture ends within the options: there may be more of them. */
        public static final int CUT = 1 << 13;

        private Bit() {}
    }

    /** Kind 0: the end of the list; what follows in the header is padding. */
    record EndOfList() implements TcpOption {
        @Override
        public int kind() {
            return 0;
        }

        @Override
        public int length() {
            return 1;
        }
    }

    /** Kind 1: nothing, used to align. */
    record NoOperation() implements TcpOption {
        @Override
        public int kind() {
            return 1;
        }

        @Override
        public int length() {
            return 1;
        }
    }

    /**
     * Kind 2 (RFC 9293 §3.7.1).
     *
     * @param octets the largest segment that the sender is willing to receive, 0 to 65535
     */
    record MaximumSegmentSize(int octets) implements TcpOption {
        @Override
        public int kind() {
            return 2;
        }

        @Override
        public int length() {
            return 4;
        }
    }

    /**
     * Kind 3 (RFC 7323 §2).
     *
     * @param shift the shift count as sent, 0 to 255; above 14 it counts as 14
     */
    record WindowScale(int shift) implements TcpOption {
        @Override
        public int kind() {
            return 3;
        }

        @Override
        public int length() {
            return 3;
        }
    }

    /** Kind 4 (RFC 2018 §2). */
    record SackPermitted() implements TcpOption {
        @Override
        public int kind() {
            return 4;
        }

        @Override
        public int length() {
            return 2;
        }
    }

    /**
     * Kind 5 (RFC 2018 §3).
     *
     * @param blocks the ranges received out of order, in the order sent
     */
    record Sack(List<Block> blocks) implements TcpOption {
        /** Keeps a copy of the list. */
        public Sack {
            blocks = List.copyOf(blocks);
        }

        /**
         * One range: from {@code left} up to, not including, {@code right}.
         *
         * @param left first sequence number of the range
         * @param right the one after its last
         */
        public record Block(SequenceNumber left, SequenceNumber right) {}

        @Override
        public int kind() {
            return 5;
        }

        @Override
        public int length() {
            return 2 + 8 * blocks.size();
        }
    }

    /**
     * Kind 8 (RFC 7323 §3).
     *
     * @param value TSval, unsigned
     * @param echo TSecr, unsigned
     */
    record Timestamps(long value, long echo) implements TcpOption {
        @Override
        public int kind() {
            return 8;
        }

        @Override
        public int length() {
            return 10;
        }
    }

    /**
     * Kind 19 (RFC 2385).
     *
     * @param digest the 16 octets in hexadecimal
     */
    record Md5Signature(String digest) implements TcpOption {
        @Override
        public int kind() {
            return 19;
        }

        @Override
        public int length() {
            return 18;
        }
    }

    /**
     * Kind 28 (RFC 5482).
     *
     * @param minutes whether the value counts minutes (else seconds)
     * @param value 0 to 32767
     */
    record UserTimeout(boolean minutes, int value) implements TcpOption {
        @Override
        public int kind() {
            return 28;
        }

        @Override
        public int length() {
            return 4;
        }
    }

    /**
     * Kind 29, TCP-AO (RFC 5925).
     *
     * @param keyId identifies the key that made the code
     * @param nextKeyId the key that the sender is ready to receive with
     * @param mac the message authentication code in hexadecimal
     */
    record Authentication(int keyId, int nextKeyId, String mac) implements TcpOption {
        @Override
        public int kind() {
            return 29;
        }

        @Override
        public int length() {
            return 4 + mac.length() / 2;
        }
    }

    /**
     * Kind 30 (RFC 8684).
     *
     * @param subtype 0 MP_CAPABLE, 1 MP_JOIN, 2 DSS, 3 ADD_ADDR, 4 REMOVE_ADDR, 5 MP_PRIO, 6 MP_FAIL, 7 MP_FASTCLOSE, 8 MP_TCPRST
     * @param data what follows kind and length, the subtype's octet included, in hexadecimal
     */
    record Multipath(int subtype, String data) implements TcpOption {
        @Override
        public int kind() {
            return 30;
        }

        @Override
        public int length() {
            return 2 + data.length() / 2;
        }
    }

    /**
     * Kind 34 (RFC 7413), or an experimental kind with Fast Open's magic number F989.
     *
     * @param kind 34, 253 or 254
     * @param cookie in hexadecimal; empty when the sender asks for one
     */
    record FastOpen(int kind, String cookie) implements TcpOption {
        @Override
        public int length() {
            return (kind == 34 ? 2 : 4) + cookie.length() / 2;
        }
    }

    /**
     * Any other kind.
     *
     * @param kind the kind octet
     * @param data what follows kind and length, in hexadecimal
     */
    record Unknown(int kind, String data) implements TcpOption {
        @Override
        public int length() {
            return 2 + data.length() / 2;
        }
    }

    /**
     * An option whose length octet is missing, below 2, beyond the header's end, or not the one its kind has.
     *
     * @param kind the kind octet
     * @param length octets from the kind octet that could be attributed to it, at least 1
     * @param claimed the length octet as sent; 0 when it is missing
     */
    record Malformed(int kind, int length, int claimed) implements TcpOption {}

    /**
     * An option that the header has room for but the capture ends within: nobody's fault, only unknown.
     *
     * @param kind the kind octet
     * @param length the length octet, 2 to 40
     */
    record Cut(int kind, int length) implements TcpOption {}
}
