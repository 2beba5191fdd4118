/** Plugins: what makes a model answer on a subject, and the words that bring it in. */
@NullMarked
package dev.promptport.domain.plugin;

import org.jspecify.annotations.NullMarked;
