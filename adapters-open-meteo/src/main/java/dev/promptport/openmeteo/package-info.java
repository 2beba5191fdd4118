/** Places and weather forecasts of Open-Meteo, or of a server of one's own that speaks like it. */
@NullMarked
package dev.promptport.openmeteo;

import org.jspecify.annotations.NullMarked;
