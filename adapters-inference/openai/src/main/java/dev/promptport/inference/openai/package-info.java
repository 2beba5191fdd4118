/**
 * Models behind OpenAI or any endpoint that speaks its chat completions. The protocol is written
 * here, over the JDK's HTTP client: langchain4j-open-ai, which is made for this, drops the headers
 * of errors and so their {@code Retry-After}, cannot let go of a call before its answer begins,
 * takes a stream that was cut for a whole one and rewrites the schemas of tools.
 */
@NullMarked
package dev.promptport.inference.openai;

import org.jspecify.annotations.NullMarked;
