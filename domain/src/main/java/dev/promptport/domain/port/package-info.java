/**
 * What the domain asks of the world: one interface a need, implemented by adapters and by nobody
 * else.
 */
@NullMarked
package dev.promptport.domain.port;

import org.jspecify.annotations.NullMarked;
