/** Zips whose bytes depend on nothing but what is put into them. */
@NullMarked
package dev.promptport.packages.zip;

import org.jspecify.annotations.NullMarked;
