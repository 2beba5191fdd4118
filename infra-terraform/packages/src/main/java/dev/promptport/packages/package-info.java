/**
 * What is deployed, made of what the build made: {@link dev.promptport.packages.Packages} reads the
 * whole zips of the functions and writes thin zips, the layers they share, a container image's
 * context and a manifest that says which needs which.
 */
@NullMarked
package dev.promptport.packages;

import org.jspecify.annotations.NullMarked;
