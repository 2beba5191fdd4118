/** Between text and tokens: the tokenizers, and text that grows token by token. */
@NullMarked
package dev.promptport.inference.local.text;

import org.jspecify.annotations.NullMarked;
