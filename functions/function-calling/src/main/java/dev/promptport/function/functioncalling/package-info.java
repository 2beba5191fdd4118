/**
 * A conversation in which the model calls the weather and the facts of plugins: its routes, its
 * settings and its wiring.
 */
@NullMarked
package dev.promptport.function.functioncalling;

import org.jspecify.annotations.NullMarked;
