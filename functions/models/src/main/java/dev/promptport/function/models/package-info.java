/**
 * The models and stores a function's settings mean. Each {@code …Composition} wires one kind of
 * them, and only where the function carries its adapter. Nothing is reached before it is needed: a
 * process without an AWS account runs as long as nobody asks AWS for anything.
 */
@NullMarked
package dev.promptport.function.models;

import org.jspecify.annotations.NullMarked;
