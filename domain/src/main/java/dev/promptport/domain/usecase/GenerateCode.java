package dev.promptport.domain.usecase;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.promptport.domain.artifact.Artifact;
import dev.promptport.domain.artifact.ArtifactDraft;
import dev.promptport.domain.completion.Completion;
import dev.promptport.domain.completion.CompletionRequest;
import dev.promptport.domain.completion.Message;
import dev.promptport.domain.completion.Sampling;
import dev.promptport.domain.failure.BadUpstreamAnswer;
import dev.promptport.domain.port.ArtifactPort;
import dev.promptport.domain.tool.ToolChoice;

import java.util.List;

/** Has a model write code and saves it as a file of its language. */
public final class GenerateCode {

    private static final Message INSTRUCTIONS =
            Message.system(
                    "You write code. Answer with one code block that holds the whole file, and nothing else.");

    private final CompleteText completeText;
    private final ArtifactPort artifacts;
    private final Sampling sampling;

    public GenerateCode(CompleteText completeText, ArtifactPort artifacts, Sampling sampling) {
        this.completeText = completeText;
        this.artifacts = artifacts;
        this.sampling = sampling;
    }

    /**
     * Saves the code without its Markdown fences, as UTF-8.
     *
     * @throws BadUpstreamAnswer when the model wrote no code; nothing is saved then
     * @throws dev.promptport.domain.failure.ArtifactNotSaved with the code in its draft
     * @throws dev.promptport.domain.failure.Failure whatever else the ports report
     */
    public GeneratedCode generate(CodeRequest request) {
        Completion completion = completeText.complete(asked(request));
        String code = FencedCode.in(completion.text());
        if (code.isEmpty()) {
            throw new BadUpstreamAnswer(
                    "the model wrote no code; say more exactly what it should do, or try again");
        }
        Artifact artifact = artifacts.save(draft(request, code));
        return new GeneratedCode(
                artifact,
                request.language(),
                completion.model(),
                completion.usage(),
                completion.finishReason());
    }

    private CompletionRequest asked(CodeRequest request) {
        Message task =
                Message.user(
                        "Write "
                                + request.language().name()
                                + " code for the following instructions:\n\n"
                                + request.instructions());
        return new CompletionRequest(
                completeText.defaultModel(),
                List.of(INSTRUCTIONS, task),
                List.of(),
                ToolChoice.AUTO,
                sampling,
                request.deadline());
    }

    private static ArtifactDraft draft(CodeRequest request, String code) {
        Language language = request.language();
        return new ArtifactDraft(
                UTF_8.encode(code),
                language.mediaType(),
                language.extension(),
                request.idempotencyKey());
    }
}
