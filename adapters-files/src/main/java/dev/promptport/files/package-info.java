/** Artifacts and claims, and documents, in directories of this machine. */
@NullMarked
package dev.promptport.files;

import org.jspecify.annotations.NullMarked;
