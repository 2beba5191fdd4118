/** Texts and the labels a classifier gives them. */
@NullMarked
package dev.promptport.domain.classification;

import org.jspecify.annotations.NullMarked;
