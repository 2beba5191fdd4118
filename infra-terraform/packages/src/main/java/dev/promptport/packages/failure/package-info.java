/** Why nothing is packed. */
@NullMarked
package dev.promptport.packages.failure;

import org.jspecify.annotations.NullMarked;
