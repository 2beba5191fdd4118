/** Everything that can go wrong at a port, in one sealed family. */
@NullMarked
package dev.promptport.domain.failure;

import org.jspecify.annotations.NullMarked;
