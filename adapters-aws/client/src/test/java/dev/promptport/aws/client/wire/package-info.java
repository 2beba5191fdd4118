/**
 * AWS as tests play it: its binary event frames, its answers and errors, a wire that breaks, and
 * requests that it would refuse.
 */
@NullMarked
package dev.promptport.aws.client.wire;

import org.jspecify.annotations.NullMarked;
