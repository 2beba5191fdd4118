/** The providers of models a process has. Each adapter in it contributes beans of these types. */
@NullMarked
package dev.promptport.function.http.provider;

import org.jspecify.annotations.NullMarked;
