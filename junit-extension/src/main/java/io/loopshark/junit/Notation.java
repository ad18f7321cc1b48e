package io.loopshark.junit;

/** In which way a test says what it asks; messages that name a cure use the same. */
enum Notation {
    /** The attributes of {@link VerifyHandshake}. */
    ANNOTATION(
            "@VerifyHandshake",
            "Annotate the class with @VerifyHandshake: the capture then begins before @BeforeAll.") {
        @Override
        String with(String name, String value) {
            return "@VerifyHandshake(" + name + " = " + value + ")";
        }
    },
    /** The methods of {@link HandshakeVerification}. */
    BUILDER(
            "HandshakeVerification",
            "Begin the capture earlier: an extension in a static field begins it before @BeforeAll.") {
        @Override
        String with(String name, String value) {
            // Where the attribute is true or false, the method takes nothing.
            return "verifying()." + name + "(" + (value.equals("true") ? "" : value) + ")";
        }
    };

    private final String subject;
    private final String beginEarlier;

    Notation(String subject, String beginEarlier) {
        this.subject = subject;
        this.beginEarlier = beginEarlier;
    }

    /** How something is asked for: {@code @VerifyHandshake(allowReset = true)}. */
    abstract String with(String name, String value);

    /** What is at fault where the request contradicts itself. */
    String subject() {
        return subject;
    }

    /** How to have connections seen that were opened too early. */
    String beginEarlier() {
        return beginEarlier;
    }
}
