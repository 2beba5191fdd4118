/** Tools a model may call: their definitions, calls and results. */
@NullMarked
package dev.promptport.domain.tool;

import org.jspecify.annotations.NullMarked;
