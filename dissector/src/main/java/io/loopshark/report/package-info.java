/** Everything that people and programs read: packet list, tree, hex, ladder, header ruler, story, verdicts as table and JSON. */
@NullMarked
package io.loopshark.report;

import org.jspecify.annotations.NullMarked;
