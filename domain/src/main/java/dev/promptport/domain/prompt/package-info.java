/** Prompt templates: a system prompt with its model and sampling, kept as data. */
@NullMarked
package dev.promptport.domain.prompt;

import org.jspecify.annotations.NullMarked;
