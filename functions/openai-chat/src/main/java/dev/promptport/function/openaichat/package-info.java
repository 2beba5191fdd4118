/**
 * OpenAI's chat answered by any model, and ready-made apps kept as data: their routes, their
 * settings and their wiring.
 */
@NullMarked
package dev.promptport.function.openaichat;

import org.jspecify.annotations.NullMarked;
