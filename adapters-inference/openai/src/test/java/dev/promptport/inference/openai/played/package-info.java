/** Endpoints that are played: one that keeps to what it is asked, and one for every fault. */
@NullMarked
package dev.promptport.inference.openai.played;

import org.jspecify.annotations.NullMarked;
