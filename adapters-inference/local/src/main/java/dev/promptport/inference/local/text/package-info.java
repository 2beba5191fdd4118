/** Between text and tokens: the tokenizer, text that grows token by token, and stop sequences. */
@NullMarked
package dev.promptport.inference.local.text;

import org.jspecify.annotations.NullMarked;
