/**
 * Models that run in this process: where their files come from, how they are loaded, and the
 * classifier among them. Only where the function carries the adapter for local inference.
 */
@NullMarked
package dev.promptport.function.models.local;

import org.jspecify.annotations.NullMarked;
