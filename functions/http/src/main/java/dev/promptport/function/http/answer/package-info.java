/** In which form an answer goes out: JSON, the text alone, or its pieces as events. */
@NullMarked
package dev.promptport.function.http.answer;

import org.jspecify.annotations.NullMarked;
