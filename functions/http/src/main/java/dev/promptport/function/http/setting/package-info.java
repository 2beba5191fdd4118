/** Settings as text, read with messages that name the setting. */
@NullMarked
package dev.promptport.function.http.setting;

import org.jspecify.annotations.NullMarked;
