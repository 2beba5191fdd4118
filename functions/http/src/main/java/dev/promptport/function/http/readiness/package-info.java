/** Whether the functions of a process can serve. */
@NullMarked
package dev.promptport.function.http.readiness;

import org.jspecify.annotations.NullMarked;
