/** Texts kept by name, from which prompts and plugins are read. */
@NullMarked
package dev.promptport.domain.document;

import org.jspecify.annotations.NullMarked;
