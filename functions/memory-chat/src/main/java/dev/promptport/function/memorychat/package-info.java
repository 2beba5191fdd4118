/**
 * A conversation that is remembered, by the caller or here, in the style of LangChain: {@code
 * /langchain} and the app with a memory.
 */
@NullMarked
package dev.promptport.function.memorychat;

import org.jspecify.annotations.NullMarked;
