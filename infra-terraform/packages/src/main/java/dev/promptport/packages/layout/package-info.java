/** Which jar goes into which zip, and what has to hold for the result. */
@NullMarked
package dev.promptport.packages.layout;

import org.jspecify.annotations.NullMarked;
