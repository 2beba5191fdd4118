package dev.promptport.function.codegeneration;

import dev.promptport.domain.completion.ModelId;
import dev.promptport.domain.completion.Sampling;
import dev.promptport.domain.port.ArtifactPort;
import dev.promptport.domain.port.ClaimPort;
import dev.promptport.domain.usecase.CodeRequest;
import dev.promptport.domain.usecase.CompleteText;
import dev.promptport.domain.usecase.GenerateCode;
import dev.promptport.domain.usecase.GeneratedCode;
import dev.promptport.domain.usecase.Language;
import dev.promptport.domain.usecase.Limits;
import dev.promptport.function.http.invocation.Deadlines;
import dev.promptport.function.http.json.WrittenFields;
import dev.promptport.function.models.CompletionModels;
import dev.promptport.function.models.ModelSetting;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Puts a caller's request into the domain's terms, and failures of the domain into the caller's.
 *
 * @param mostCharacters longest message
 * @param limit how long a request may take
 */
record CodeWriter(
        ModelSetting model,
        CompletionModels models,
        ArtifactPort artifacts,
        ClaimPort claims,
        int mostCharacters,
        Sampling sampling,
        Deadlines deadlines,
        Duration limit) {

    /** Room for what the domain itself says to the model. */
    private static final int OWN_CHARACTERS = 1_000;

    private static final int MESSAGES = 2;
    private static final int MOST_TOKENS = 1 << 20;

    private static final WrittenFields FIELDS =
            WrittenFields.of(
                    Map.of("language", "key", "instructions", "message", "messages", "message"));

    /** The domain's request, refused under the names the caller wrote. */
    CodeRequest request(CodeGenerationRequest asked, Optional<String> idempotencyKey) {
        return FIELDS.asWritten(
                () ->
                        new CodeRequest(
                                Language.named(asked.key()),
                                asked.message(),
                                idempotencyKey,
                                deadlines.within(limit)));
    }

    /** Writes and saves. */
    GeneratedCode write(CodeRequest request) {
        ModelId id = model.required();
        Limits limits = new Limits(mostCharacters + OWN_CHARACTERS, MESSAGES, MOST_TOKENS);
        CompleteText completeText = new CompleteText(models, models, id, limits);
        GenerateCode generateCode = new GenerateCode(completeText, artifacts, claims, sampling);
        return FIELDS.asWritten(() -> generateCode.generate(request));
    }
}
