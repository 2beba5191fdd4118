/** Careful reading of JSON that somebody else wrote. */
@NullMarked
package dev.promptport.inference.openai.json;

import org.jspecify.annotations.NullMarked;
