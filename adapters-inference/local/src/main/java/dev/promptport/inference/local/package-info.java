/**
 * Models that run in this process: the completion ports over T5, the classification port over BERT
 * and its kin, and their settings.
 */
@NullMarked
package dev.promptport.inference.local;

import org.jspecify.annotations.NullMarked;
