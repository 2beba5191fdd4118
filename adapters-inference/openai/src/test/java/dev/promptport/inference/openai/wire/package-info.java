@NullMarked
package dev.promptport.inference.openai.wire;

import org.jspecify.annotations.NullMarked;
