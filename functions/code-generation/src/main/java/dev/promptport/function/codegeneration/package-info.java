/** Code written by a model and kept as a file: its routes, its settings and its wiring. */
@NullMarked
package dev.promptport.function.codegeneration;

import org.jspecify.annotations.NullMarked;
