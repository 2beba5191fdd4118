/** Reads Hugging Face safetensors files, mapped into memory and without copying. */
@NullMarked
package dev.promptport.inference.local.safetensors;

import org.jspecify.annotations.NullMarked;
