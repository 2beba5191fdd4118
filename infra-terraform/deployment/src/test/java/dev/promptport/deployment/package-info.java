/** What is deployed, asked whether it is what it has to be, and whether it answers. */
@NullMarked
package dev.promptport.deployment;

import org.jspecify.annotations.NullMarked;
