/** Shared libraries of Linux made smaller, with no other tool than this. */
@NullMarked
package dev.promptport.packages.elf;

import org.jspecify.annotations.NullMarked;
