package dev.promptport.domain.document;

/** A text and its name: a relative path with slashes, as in {@code apps/grammar.yaml}. */
public record Document(String name, String text) {}
