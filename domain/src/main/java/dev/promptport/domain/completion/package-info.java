/**
 * Prompts and what language models answer: messages, requests, completions and the pieces they
 * stream in.
 */
@NullMarked
package dev.promptport.domain.completion;

import org.jspecify.annotations.NullMarked;
