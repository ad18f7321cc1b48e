/** A loopback interface of one's own, for tests and recordings that forge segments or must not meet other people's traffic. */
@NullMarked
package io.loopshark.testdata.network;

import org.jspecify.annotations.NullMarked;
