/** Request bodies, read strictly: what is not understood is refused with the name of the field. */
@NullMarked
package dev.promptport.function.http.json;

import org.jspecify.annotations.NullMarked;
