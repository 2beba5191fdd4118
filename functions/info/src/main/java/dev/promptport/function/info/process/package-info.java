/** What this process runs on and is made of. */
@NullMarked
package dev.promptport.function.info.process;

import org.jspecify.annotations.NullMarked;
