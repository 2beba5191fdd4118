/**
 * The SLF4J provider of every function: each line one JSON object. Libraries speak from WARN up,
 * whatever is set.
 */
@NullMarked
package dev.promptport.function.http.log;

import org.jspecify.annotations.NullMarked;
