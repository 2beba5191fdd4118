/** The packages that the build made, run as Lambda runs them. */
@NullMarked
package dev.promptport.packages;

import org.jspecify.annotations.NullMarked;
