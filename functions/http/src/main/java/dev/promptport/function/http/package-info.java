/**
 * What every edge shares. Each package below is one concern; functions use them, the domain knows
 * none of them.
 */
@NullMarked
package dev.promptport.function.http;

import org.jspecify.annotations.NullMarked;
