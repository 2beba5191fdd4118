/**
 * PyTorch in this process: its start, and TorchScript programs that a checkpoint's weights are put
 * into.
 */
@NullMarked
package dev.promptport.inference.local.pytorch;

import org.jspecify.annotations.NullMarked;
