package io.loopshark.capture;

import java.io.IOException;

/** A capture that cannot be read any further, with the place and the cause. What lies before the place was read. */
public final class CaptureException extends IOException {

    private static final long serialVersionUID = 1L;

    private final String file;
    private final long offset;
    private final String reason;

    /**
     * @param file the input's name as the user gave it
     * @param offset the byte at which the damage was noticed, from 0, in the uncompressed data
     * @param reason what is wrong there, without file and offset, beginning in lower case
     */
    public CaptureException(String file, long offset, String reason) {
        super(file + ": byte " + offset + ": " + reason);
        this.file = file;
        this.offset = offset;
        this.reason = reason;
    }

    /** The input's name as the user gave it. */
    public String file() {
        return file;
    }

    /** The byte at which the damage was noticed, from 0, in the uncompressed data. */
    public long offset() {
        return offset;
    }

    /** What is wrong, without file and offset. */
    public String reason() {
        return reason;
    }
}
