/** How toxic a text is, as labels with probabilities: its routes, its settings and its wiring. */
@NullMarked
package dev.promptport.function.toxicity;

import org.jspecify.annotations.NullMarked;
