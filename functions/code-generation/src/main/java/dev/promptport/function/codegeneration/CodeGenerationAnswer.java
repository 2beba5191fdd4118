package dev.promptport.function.codegeneration;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

import dev.promptport.domain.artifact.Artifact;
import dev.promptport.domain.completion.TokenUsage;
import dev.promptport.domain.usecase.GeneratedCode;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

import org.jspecify.annotations.Nullable;

import java.util.Locale;

/**
 * What a caller gets.
 *
 * @param bucket absent where artifacts are kept in a directory
 */
@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CodeGenerationAnswer(
        @Schema(allowableValues = COMPLETE) String message,
        @Schema(description = "The S3 bucket the file is in; absent for a directory")
                @Nullable String bucket,
        @Schema(
                        description = "The file",
                        example = "code_output/2026-03-01T10-20-30Z-01JNA4V0V6QW2M8T9Y3ZC5XK7P.py")
                String key,
        @Schema(example = "Python") String language,
        @Schema(example = "bedrock:amazon.nova-lite-v1:0") String model,
        Usage usage,
        @JsonProperty("finish_reason")
                @Schema(
                        description = "length when the code is cut short",
                        allowableValues = {"stop", "length", "content_filter"})
                String finishReason,
        @Schema(description = "Of the file, in hexadecimal") String sha256,
        @Schema(description = "Of the file, in bytes") long size,
        @Schema(description = "Whether an earlier request wrote it under the same Idempotency-Key")
                boolean replayed) {

    /** What the reference answers, and the whole answer for who accepts plain text. */
    static final String COMPLETE = "code generation complete";

    /** Tokens read and written; none for a replayed answer. */
    @Serdeable
    public record Usage(
            @JsonProperty("input_tokens") int inputTokens,
            @JsonProperty("output_tokens") int outputTokens) {

        static Usage of(TokenUsage usage) {
            return new Usage(usage.input(), usage.output());
        }
    }

    static CodeGenerationAnswer of(GeneratedCode generated, @Nullable String bucket) {
        Artifact artifact = generated.artifact();
        return new CodeGenerationAnswer(
                COMPLETE,
                bucket,
                artifact.key().value(),
                generated.language().name(),
                generated.model().toString(),
                Usage.of(generated.usage()),
                generated.finishReason().name().toLowerCase(Locale.ROOT),
                artifact.sha256(),
                artifact.size(),
                generated.replayed());
    }
}
