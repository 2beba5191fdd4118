/** Generated files: what is to be saved, where it went, what it holds. */
@NullMarked
package dev.promptport.domain.artifact;

import org.jspecify.annotations.NullMarked;
