package dev.promptport.function.codegeneration;

import dev.promptport.domain.failure.InvalidRequest;
import dev.promptport.function.http.json.JsonFields;

import io.swagger.v3.oas.annotations.media.Schema;

import java.util.Set;

/** What a caller sends. */
@Schema(name = "CodeGenerationRequest")
public record CodeGenerationRequest(
        @Schema(
                        description =
                                "The language, in any case; one that is not known is kept as plain text",
                        example = "Python",
                        requiredMode = Schema.RequiredMode.REQUIRED)
                String key,
        @Schema(
                        description = "What the code is to do",
                        example = "generate binary search tree",
                        requiredMode = Schema.RequiredMode.REQUIRED)
                String message) {

    private static final Set<String> FIELDS = Set.of("key", "message");

    static CodeGenerationRequest read(JsonFields fields, int mostCharacters) {
        fields.only(FIELDS);
        CodeGenerationRequest request =
                new CodeGenerationRequest(
                        fields.requiredText("key"), fields.requiredText("message"));
        int characters = request.message().length();
        if (characters > mostCharacters) {
            throw InvalidRequest.invalid(
                    "message",
                    "'message' has %d characters; at most %d are allowed"
                            .formatted(characters, mostCharacters));
        }
        return request;
    }
}
