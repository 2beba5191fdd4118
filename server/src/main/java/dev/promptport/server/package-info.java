/**
 * All functions in one Netty process: how it starts, what it says of itself, and when a client has
 * left.
 */
@NullMarked
package dev.promptport.server;

import org.jspecify.annotations.NullMarked;
