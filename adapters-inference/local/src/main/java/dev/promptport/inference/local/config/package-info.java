/** Reads the settings files of Hugging Face directories. */
@NullMarked
package dev.promptport.inference.local.config;

import org.jspecify.annotations.NullMarked;
