/**
 * What OpenAI's chat API looks like to a caller: the bodies that are read, the answers, streamed or
 * whole, and the errors and the envelope of the reference.
 */
@NullMarked
package dev.promptport.function.openai;

import org.jspecify.annotations.NullMarked;
