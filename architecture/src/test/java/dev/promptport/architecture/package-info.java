/**
 * The rules all modules keep. {@link dev.promptport.architecture.HouseRule} lists them; each holds
 * for the production classes and is seen failing on a class below {@code fixtures}.
 */
@NullMarked
package dev.promptport.architecture;

import org.jspecify.annotations.NullMarked;
