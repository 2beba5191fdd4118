/** How the page is served: what browsers let it load and call. */
@NullMarked
package dev.promptport.server.page;

import org.jspecify.annotations.NullMarked;
