package io.loopshark.examples;

import org.junit.jupiter.api.Test;

/** Each example does what it says: the right variant passes, the wrong one fails, and says why. */
class SituationsLiveTest {

    @Test
    void fiveRequestsTakeOneConnection() {
        Situation.run(S01ConnectionReuse.class)
                .rightOnesPass()
                .wrongOnesFailWith("Expecting the traffic to have 1 connection, but it had 5:");
    }
}
