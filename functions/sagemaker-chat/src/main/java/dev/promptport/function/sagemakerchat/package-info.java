/**
 * A prompt or a conversation in, a model's text out, in the form of a SageMaker endpoint: its
 * routes, its settings and its wiring.
 */
@NullMarked
package dev.promptport.function.sagemakerchat;

import org.jspecify.annotations.NullMarked;
