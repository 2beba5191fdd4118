/** Jars made for a test. */
@NullMarked
package dev.promptport.packages.jar;

import org.jspecify.annotations.NullMarked;
