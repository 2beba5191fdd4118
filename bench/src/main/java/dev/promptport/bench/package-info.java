/**
 * Programs that measure: decoding speed, and memory over many requests. Each prints one JSON line.
 */
@NullMarked
package dev.promptport.bench;

import org.jspecify.annotations.NullMarked;
