/**
 * The teaching page: one HTML file that shows the connections of a capture step by step, and needs nothing beside itself.
 *
 * <p>{@link io.loopshark.report.page.TeachingPage} collects what the page knows; scripts and styles are resources beside this package,
 * and so are the components that others wrote, which the build unpacks there.
 */
@NullMarked
package io.loopshark.report.page;

import org.jspecify.annotations.NullMarked;
