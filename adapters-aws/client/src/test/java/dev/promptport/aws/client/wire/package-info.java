/**
 * AWS as tests play it: its binary event frames, its answers and errors, and a wire that breaks.
 */
@NullMarked
package dev.promptport.aws.client.wire;

import org.jspecify.annotations.NullMarked;
