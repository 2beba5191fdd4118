/** What holds for every zip. */
@NullMarked
package dev.promptport.packages.zip;

import org.jspecify.annotations.NullMarked;
