/**
 * What the platform around a request knows: its id, the time left, whether the caller still waits.
 */
@NullMarked
package dev.promptport.function.http.invocation;

import org.jspecify.annotations.NullMarked;
