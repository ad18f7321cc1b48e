/**
 * Connections and their two peers, followed segment by segment with the state machine of RFC 9293 §3.3.2. Knows nothing of
 * findings: rules look at a connection before it advances.
 */
@NullMarked
package io.loopshark.connection;

import org.jspecify.annotations.NullMarked;
