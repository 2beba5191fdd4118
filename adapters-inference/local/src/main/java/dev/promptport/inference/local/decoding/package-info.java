/**
 * Chooses tokens: greedy, sampling and beam search, with the same rules as Hugging Face generate.
 */
@NullMarked
package dev.promptport.inference.local.decoding;

import org.jspecify.annotations.NullMarked;
