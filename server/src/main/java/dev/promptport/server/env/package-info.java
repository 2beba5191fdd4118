/** Settings from a file {@code .env}, for those who start the server by hand. */
@NullMarked
package dev.promptport.server.env;

import org.jspecify.annotations.NullMarked;
