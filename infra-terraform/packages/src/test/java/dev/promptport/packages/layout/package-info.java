/** Which jar goes where, and what is refused. */
@NullMarked
package dev.promptport.packages.layout;

import org.jspecify.annotations.NullMarked;
