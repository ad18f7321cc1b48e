package io.loopshark.junit;

/** How the code under test ended by itself. */
enum Body {
    PASSED,
    FAILED,
    /** An assertion of its on traffic could say nothing, and that is to be no failure. */
    INCONCLUSIVE
}
