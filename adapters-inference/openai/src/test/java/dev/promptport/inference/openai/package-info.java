@NullMarked
package dev.promptport.inference.openai;

import org.jspecify.annotations.NullMarked;
