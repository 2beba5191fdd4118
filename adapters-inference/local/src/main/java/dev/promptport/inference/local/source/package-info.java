/**
 * Where a local model's files come from: a directory, a model embedded in a jar, or the Hugging
 * Face Hub. {@link dev.promptport.inference.local.source.ModelFiles} turns each into a directory on
 * this machine.
 */
@NullMarked
package dev.promptport.inference.local.source;

import org.jspecify.annotations.NullMarked;
