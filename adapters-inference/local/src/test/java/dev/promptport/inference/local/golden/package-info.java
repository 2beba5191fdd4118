/** Hugging Face's answers on tiny checkpoints, and the tests that ours are the same. */
@NullMarked
package dev.promptport.inference.local.golden;

import org.jspecify.annotations.NullMarked;
