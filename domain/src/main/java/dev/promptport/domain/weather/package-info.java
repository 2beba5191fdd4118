/** Places on the map and the weather that is forecast for them. */
@NullMarked
package dev.promptport.domain.weather;

import org.jspecify.annotations.NullMarked;
