/** That nothing healthy is ever called a violation: right connections, disturbed as networks and capture points disturb them. */
@NullMarked
package io.loopshark.calm;

import org.jspecify.annotations.NullMarked;
