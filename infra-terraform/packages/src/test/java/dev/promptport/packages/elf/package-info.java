/** That trimmed libraries are the same ones in memory. */
@NullMarked
package dev.promptport.packages.elf;

import org.jspecify.annotations.NullMarked;
