/**
 * Handwritten ports that keep the contracts without a model, a disk or a network, for tests of what
 * uses ports.
 */
@NullMarked
package dev.promptport.domain.fake;

import org.jspecify.annotations.NullMarked;
