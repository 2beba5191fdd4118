/**
 * The function that tells what this deployment is made of and set to: its wire and its wiring. Only
 * what is allowed by name is told.
 */
@NullMarked
package dev.promptport.function.info;

import org.jspecify.annotations.NullMarked;
