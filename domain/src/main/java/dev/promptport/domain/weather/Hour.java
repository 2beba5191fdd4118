package dev.promptport.domain.weather;

import java.time.LocalDateTime;

/** The weather from one full hour of the place's own time on: degrees Celsius, millimetres. */
public record Hour(LocalDateTime from, double temperature, double precipitation) {}
