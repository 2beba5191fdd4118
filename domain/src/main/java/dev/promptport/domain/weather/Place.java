package dev.promptport.domain.weather;

/**
 * A place by its full name, as in {@code Cambridge, Massachusetts, United States}; degrees north
 * and east.
 */
public record Place(String name, double latitude, double longitude) {}
