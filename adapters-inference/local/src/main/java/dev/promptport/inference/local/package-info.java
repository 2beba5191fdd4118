/**
 * Models that run in this process: the completion ports over T5, their settings, and how PyTorch is
 * started.
 */
@NullMarked
package dev.promptport.inference.local;

import org.jspecify.annotations.NullMarked;
