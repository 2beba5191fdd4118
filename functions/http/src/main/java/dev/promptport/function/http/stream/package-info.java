/** Streamed completions as server-sent events. */
@NullMarked
package dev.promptport.function.http.stream;

import org.jspecify.annotations.NullMarked;
