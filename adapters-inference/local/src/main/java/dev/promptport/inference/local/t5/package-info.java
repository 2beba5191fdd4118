/** The T5 network: its configuration, its weights, and the TorchScript program that runs it. */
@NullMarked
package dev.promptport.inference.local.t5;

import org.jspecify.annotations.NullMarked;
