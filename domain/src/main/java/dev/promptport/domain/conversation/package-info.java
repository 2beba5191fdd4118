/** Conversations that are remembered: who said what, how much is kept and how much is recalled. */
@NullMarked
package dev.promptport.domain.conversation;

import org.jspecify.annotations.NullMarked;
