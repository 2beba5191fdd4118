/** What a caller can have done: small classes over ports, each named for what it does. */
@NullMarked
package dev.promptport.domain.usecase;

import org.jspecify.annotations.NullMarked;
