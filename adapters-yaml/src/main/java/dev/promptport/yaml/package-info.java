/**
 * Apps and plugins written as YAML, and the class path as a place for them. A text is read strictly
 * and to its end: all that is wrong with it is told at once, each with document and line.
 */
@NullMarked
package dev.promptport.yaml;

import org.jspecify.annotations.NullMarked;
