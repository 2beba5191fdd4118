package dev.promptport.function.info.process;

import io.micronaut.serde.annotation.Serdeable;

/** A library of this process, by the name of its artifact. */
@Serdeable
public record Module(String name, String version) {}
