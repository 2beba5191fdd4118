/** OpenAI's chat completions: the body of a request, and its answer, whole or in events. */
@NullMarked
package dev.promptport.inference.openai.wire;

import org.jspecify.annotations.NullMarked;
