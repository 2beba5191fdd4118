/** The jars of the functions' whole zips: what is in them, whose they are, who needs whom. */
@NullMarked
package dev.promptport.packages.jar;

import org.jspecify.annotations.NullMarked;
