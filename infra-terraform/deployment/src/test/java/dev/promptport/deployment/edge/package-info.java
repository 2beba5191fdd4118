/**
 * What stands before a function: the deployed APIs and function URLs, which turn a line of curl
 * into the event that AWS would hand to the function.
 */
@NullMarked
package dev.promptport.deployment.edge;

import org.jspecify.annotations.NullMarked;
