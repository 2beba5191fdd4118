/** Which settings there are, where their values come from, and how much of them may be shown. */
@NullMarked
package dev.promptport.function.info.setting;

import org.jspecify.annotations.NullMarked;
