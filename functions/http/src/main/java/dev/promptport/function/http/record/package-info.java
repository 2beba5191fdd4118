/**
 * What is known and logged of each request: its id, how it ended and what it cost. Never what was
 * in it.
 */
@NullMarked
package dev.promptport.function.http.record;

import org.jspecify.annotations.NullMarked;
