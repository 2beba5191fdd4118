package dev.promptport.domain.artifact;

import java.time.Instant;

/** A saved artifact: its key, size in bytes, SHA-256 in hexadecimal, and when it was saved. */
public record Artifact(
        ArtifactKey key, String mediaType, long size, String sha256, Instant savedAt) {}
