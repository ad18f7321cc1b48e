/** HTTP/1.x and HTTP/2 in clear text, as plug-ins. */
@NullMarked
package io.loopshark.plugin.http;

import org.jspecify.annotations.NullMarked;
