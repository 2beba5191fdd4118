package dev.promptport.function.codegeneration;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

import dev.promptport.domain.artifact.Artifact;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

import java.util.List;

/** Files that were generated, the newest first. */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
public record ArtifactList(List<Item> artifacts) {

    /**
     * One of them, without its bytes.
     *
     * @param savedAt as in {@code 2026-03-01T10:20:30Z}
     */
    @Serdeable
    public record Item(
            String key,
            @JsonProperty("media_type") @Schema(example = "text/x-python; charset=utf-8")
                    String mediaType,
            @Schema(description = "In bytes") long size,
            @Schema(description = "In hexadecimal") String sha256,
            @JsonProperty("saved_at") @Schema(example = "2026-03-01T10:20:30Z") String savedAt) {

        static Item of(Artifact artifact) {
            return new Item(
                    artifact.key().value(),
                    artifact.mediaType(),
                    artifact.size(),
                    artifact.sha256(),
                    artifact.savedAt().toString());
        }
    }

    static ArtifactList of(List<Artifact> artifacts) {
        return new ArtifactList(artifacts.stream().map(Item::of).toList());
    }
}
