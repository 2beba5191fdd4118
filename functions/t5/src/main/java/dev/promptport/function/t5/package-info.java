/**
 * Text in, text out, by a T5 that runs inside the function: its routes, its settings and its
 * wiring.
 */
@NullMarked
package dev.promptport.function.t5;

import org.jspecify.annotations.NullMarked;
