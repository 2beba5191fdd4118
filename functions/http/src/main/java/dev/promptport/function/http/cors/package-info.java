/** Which pages of other origins may read the answers. */
@NullMarked
package dev.promptport.function.http.cors;

import org.jspecify.annotations.NullMarked;
