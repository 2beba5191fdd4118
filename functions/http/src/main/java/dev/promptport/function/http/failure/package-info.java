/** Whatever goes wrong, as one response shape. */
@NullMarked
package dev.promptport.function.http.failure;

import org.jspecify.annotations.NullMarked;
