package dev.promptport.domain.usecase;

import static dev.promptport.domain.failure.Refusals.assertMissing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.promptport.domain.completion.Deadline;
import dev.promptport.domain.completion.FinishReason;
import dev.promptport.domain.completion.Message;
import dev.promptport.domain.completion.ModelId;
import dev.promptport.domain.completion.Sampling;
import dev.promptport.domain.failure.ArtifactNotSaved;
import dev.promptport.domain.failure.BadUpstreamAnswer;
import dev.promptport.domain.failure.InvalidRequest;
import dev.promptport.domain.failure.InvalidRequest.Reason;
import dev.promptport.domain.failure.Refused;
import dev.promptport.domain.fake.InMemoryArtifacts;
import dev.promptport.domain.fake.ScriptedCompletions;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Optional;

class GenerateCodeTest {

    private static final ModelId MODEL = ModelId.of("scripted:coder");
    private static final String ANSWER = "Here you are:\n```java\nrecord Grüße() {}\n```\n";

    private final ScriptedCompletions model = new ScriptedCompletions(MODEL);
    private final InMemoryArtifacts artifacts = InMemoryArtifacts.empty();
    private final GenerateCode generateCode = generatingInto(artifacts);

    @Test
    void codeIsSavedWithoutItsFencesAsAFileOfItsLanguage() {
        model.thenSay(ANSWER);

        GeneratedCode generated = generateCode.generate(asking("Java"));

        var saved = artifacts.read(generated.artifact().key()).orElseThrow();
        assertThat(saved.content()).isEqualTo(UTF_8.encode("record Grüße() {}\n"));
        assertThat(saved.artifact().key().value()).endsWith(".java");
        assertThat(saved.artifact().mediaType()).isEqualTo("text/x-java-source; charset=utf-8");
    }

    @Test
    void theResultSaysWhatItTook() {
        model.thenSay(ANSWER);

        GeneratedCode generated = generateCode.generate(asking("java"));

        assertThat(generated.model()).isEqualTo(MODEL);
        assertThat(generated.language()).isEqualTo(Language.named("Java"));
        assertThat(generated.usage().output()).isPositive();
        assertThat(generated.finishReason()).isEqualTo(FinishReason.STOP);
    }

    @Test
    void theModelIsToldTheLanguageAndTheInstructions() {
        model.thenSay(ANSWER);

        generateCode.generate(asking("py"));

        assertThat(model.requests().getFirst().messages().getLast())
                .isEqualTo(
                        Message.user(
                                "Write Python code for the following instructions:\n\ngenerate a binary search tree"));
    }

    @Test
    void theModelLeavesTimeForSaving() {
        model.thenSay(ANSWER).thenSay(ANSWER);

        generateCode.generate(within(Duration.ofMinutes(5)));
        generateCode.generate(within(Duration.ofSeconds(20)));

        assertThat(model.requests())
                .extracting(request -> request.deadline().remaining().toSeconds())
                .satisfiesExactly(
                        seconds -> assertThat(seconds).isBetween(280L, 290L),
                        seconds -> assertThat(seconds).isBetween(10L, 15L));
    }

    @Test
    void nothingIsSavedWhenNothingWasGenerated() {
        model.thenSay("```python\n```");

        assertThatThrownBy(() -> generateCode.generate(asking("Python")))
                .isInstanceOf(BadUpstreamAnswer.class);
        assertThat(artifacts.list(1)).isEmpty();
    }

    @Test
    void nothingIsSavedWhenTheModelFails() {
        model.thenFail(new Refused("no access to the model"));

        assertThatThrownBy(() -> generateCode.generate(asking("Python")))
                .isInstanceOf(Refused.class);
        assertThat(artifacts.list(1)).isEmpty();
    }

    @Test
    void codeThatCouldNotBeSavedIsNotLost() {
        model.thenSay(ANSWER);

        assertThatThrownBy(
                        () ->
                                generatingInto(InMemoryArtifacts.unwritable())
                                        .generate(asking("Java")))
                .isInstanceOfSatisfying(
                        ArtifactNotSaved.class,
                        failure ->
                                assertThat(failure.draft().content())
                                        .isEqualTo(UTF_8.encode("record Grüße() {}\n")));
    }

    @Test
    void aRepeatedRequestHasOneArtifact() {
        model.thenSay(ANSWER).thenSay("```java\nrecord Other() {}\n```");
        CodeRequest request = repeatable("generate a record");

        GeneratedCode first = generateCode.generate(request);

        GeneratedCode again = generateCode.generate(request);

        assertThat(first.replayed()).isFalse();
        assertThat(again.replayed()).isTrue();
        assertThat(again.artifact()).isEqualTo(first.artifact());
        assertThat(artifacts.list(10)).hasSize(1);
        assertThat(model.requests()).hasSize(1);
    }

    @Test
    void aRequestThatFailedCanBeRepeatedAtOnce() {
        model.thenFail(new Refused("no access to the model")).thenSay(ANSWER);
        CodeRequest request = repeatable("generate a record");

        assertThatThrownBy(() -> generateCode.generate(request)).isInstanceOf(Refused.class);

        assertThat(generateCode.generate(request).replayed()).isFalse();
    }

    @Test
    void aKeyStandsForOneRequest() {
        model.thenSay(ANSWER);
        generateCode.generate(repeatable("generate a record"));

        assertThatThrownBy(() -> generateCode.generate(repeatable("generate an enum")))
                .isInstanceOfSatisfying(
                        InvalidRequest.class,
                        failure -> assertThat(failure.reason()).isEqualTo(Reason.KEY_REUSED));
    }

    @Test
    void instructionsAreRequired() {
        assertMissing(
                "instructions",
                () ->
                        new CodeRequest(
                                Language.named("Java"), "\n", Optional.empty(), Deadline.none()));
    }

    private static CodeRequest within(Duration time) {
        return new CodeRequest(
                Language.named("Java"), "generate a record", Optional.empty(), Deadline.in(time));
    }

    private static CodeRequest repeatable(String instructions) {
        return new CodeRequest(
                Language.named("Java"),
                instructions,
                Optional.of("order-7"),
                Deadline.in(Duration.ofMinutes(1)));
    }

    private GenerateCode generatingInto(InMemoryArtifacts store) {
        CompleteText completeText =
                new CompleteText(model, model, MODEL, new Limits(1000, 2, 2048));
        return new GenerateCode(
                completeText, store, store, Sampling.builder().temperature(0.1).build());
    }

    private static CodeRequest asking(String language) {
        return new CodeRequest(
                Language.named(language),
                "generate a binary search tree",
                Optional.empty(),
                Deadline.none());
    }
}
