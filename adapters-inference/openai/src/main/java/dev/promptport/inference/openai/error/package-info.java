/** What the errors of endpoints mean. */
@NullMarked
package dev.promptport.inference.openai.error;

import org.jspecify.annotations.NullMarked;
