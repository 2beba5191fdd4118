/**
 * Sequence classifiers of the BERT family: their configuration, their weights, and the TorchScript
 * program that runs them.
 */
@NullMarked
package dev.promptport.inference.local.classifier;

import org.jspecify.annotations.NullMarked;
