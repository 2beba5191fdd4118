package dev.promptport.domain.usecase;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.promptport.domain.artifact.Artifact;
import dev.promptport.domain.artifact.ArtifactDraft;
import dev.promptport.domain.artifact.Claim;
import dev.promptport.domain.artifact.Idempotency;
import dev.promptport.domain.completion.Completion;
import dev.promptport.domain.completion.CompletionRequest;
import dev.promptport.domain.completion.Deadline;
import dev.promptport.domain.completion.Message;
import dev.promptport.domain.completion.Sampling;
import dev.promptport.domain.failure.BadUpstreamAnswer;
import dev.promptport.domain.port.ArtifactPort;
import dev.promptport.domain.port.ClaimPort;
import dev.promptport.domain.tool.ToolChoice;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Has a model write code and saves it as a file of its language. */
public final class GenerateCode {

    private static final Message INSTRUCTIONS =
            Message.system(
                    "You write code. Answer with one code block that holds the whole file, and nothing else.");

    private static final Duration SAVING = Duration.ofSeconds(10);

    private final CompleteText completeText;
    private final ArtifactPort artifacts;
    private final ClaimPort claims;
    private final Sampling sampling;

    public GenerateCode(
            CompleteText completeText,
            ArtifactPort artifacts,
            ClaimPort claims,
            Sampling sampling) {
        this.completeText = completeText;
        this.artifacts = artifacts;
        this.claims = claims;
        this.sampling = sampling;
    }

    /**
     * Saves the code without its Markdown fences, as UTF-8. A request that was served before under
     * its idempotency key is not put to the model again.
     *
     * @throws dev.promptport.domain.failure.InProgress while the same request is being served
     * @throws BadUpstreamAnswer when the model wrote no code; nothing is saved then
     * @throws dev.promptport.domain.failure.ArtifactNotSaved with the code in its draft
     * @throws dev.promptport.domain.failure.Failure whatever else the ports report
     */
    public GeneratedCode generate(CodeRequest request) {
        Optional<Idempotency> idempotency = idempotency(request);
        if (idempotency.isEmpty()) {
            return work(request, idempotency);
        }
        Idempotency repeatable = idempotency.get();
        return switch (claims.claim(
                repeatable, request.language().extension(), request.deadline())) {
            case Claim.Kept(Artifact artifact) ->
                    GeneratedCode.replayed(
                            artifact, request.language(), completeText.defaultModel());
            case Claim.Granted _ -> workUnderClaim(request, repeatable);
        };
    }

    private GeneratedCode workUnderClaim(CodeRequest request, Idempotency idempotency) {
        try {
            return work(request, Optional.of(idempotency));
        } catch (RuntimeException failure) {
            giveBack(idempotency, failure);
            throw failure;
        }
    }

    /** A claim that cannot be given back ends with its deadline; why the work failed says more. */
    private void giveBack(Idempotency idempotency, RuntimeException failure) {
        try {
            claims.release(idempotency);
        } catch (RuntimeException unreleased) {
            failure.addSuppressed(unreleased);
        }
    }

    private GeneratedCode work(CodeRequest request, Optional<Idempotency> idempotency) {
        Completion completion = completeText.complete(asked(request));
        String code = FencedCode.in(completion.text());
        if (code.isEmpty()) {
            throw new BadUpstreamAnswer(
                    "the model wrote no code; say more exactly what it should do, or try again");
        }
        Artifact artifact = artifacts.save(draft(request.language(), code, idempotency));
        return new GeneratedCode(
                artifact,
                request.language(),
                completion.model(),
                completion.usage(),
                completion.finishReason(),
                false);
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
                whileItCanBeSaved(request.deadline()));
    }

    /** Code that is written at the last moment and cannot be saved any more would be lost. */
    private static Deadline whileItCanBeSaved(Deadline deadline) {
        Duration quarter = deadline.remaining().dividedBy(4);
        return deadline.earlier(quarter.compareTo(SAVING) < 0 ? quarter : SAVING);
    }

    private static Optional<Idempotency> idempotency(CodeRequest request) {
        return request.idempotencyKey()
                .map(
                        key ->
                                new Idempotency(
                                        key,
                                        request.language().name() + "\n" + request.instructions()));
    }

    private static ArtifactDraft draft(
            Language language, String code, Optional<Idempotency> idempotency) {
        return new ArtifactDraft(
                UTF_8.encode(code), language.mediaType(), language.extension(), idempotency);
    }
}
