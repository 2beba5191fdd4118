package dev.promptport.aws.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.promptport.domain.artifact.Artifact;
import dev.promptport.domain.artifact.ArtifactContent;
import dev.promptport.domain.artifact.ArtifactDraft;
import dev.promptport.domain.artifact.ArtifactKey;
import dev.promptport.domain.completion.Deadline;
import dev.promptport.domain.completion.ModelId;
import dev.promptport.domain.completion.Sampling;
import dev.promptport.domain.failure.InProgress;
import dev.promptport.domain.fake.ScriptedCompletions;
import dev.promptport.domain.port.ArtifactPort;
import dev.promptport.domain.usecase.CodeRequest;
import dev.promptport.domain.usecase.CompleteText;
import dev.promptport.domain.usecase.GenerateCode;
import dev.promptport.domain.usecase.GeneratedCode;
import dev.promptport.domain.usecase.Language;
import dev.promptport.domain.usecase.Limits;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import software.amazon.awssdk.services.s3.S3AsyncClient;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** What is asked many times under one idempotency key is generated once and kept once. */
class IdempotentGenerationTest {

    @RegisterExtension static final S3Server SERVER = new S3Server();

    private static final int REPLAYS = 200;
    private static final ModelId MODEL = ModelId.of("scripted:coder");

    private final S3AsyncClient s3 = SERVER.client();
    private final S3Location bucket = SERVER.bucket(s3);
    private final ScriptedCompletions model =
            new ScriptedCompletions(MODEL).thenSay("first").thenSay("second").thenSay("third");

    @Test
    void twoHundredAtOnceAreOneModelCallAndOneObject() throws Exception {
        model.pausing(Duration.ofMillis(500));
        List<GenerateCode> processes = List.of(process(), process());
        CountDownLatch ready = new CountDownLatch(REPLAYS);
        List<GeneratedCode> answered = new ArrayList<>();
        List<Throwable> failed = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(REPLAYS)) {
            List<Future<GeneratedCode>> replays =
                    IntStream.range(0, REPLAYS)
                            .mapToObj(
                                    index ->
                                            threads.submit(
                                                    () -> {
                                                        ready.countDown();
                                                        ready.await();
                                                        return processes
                                                                .get(index % 2)
                                                                .generate(
                                                                        request(
                                                                                Duration.ofMinutes(
                                                                                        1)));
                                                    }))
                            .toList();
            for (Future<GeneratedCode> replay : replays) {
                try {
                    answered.add(replay.get());
                } catch (ExecutionException e) {
                    failed.add(e.getCause());
                }
            }
        }

        assertThat(model.requests()).hasSize(1);
        assertThat(artifacts()).hasSize(1);
        assertThat(answered)
                .isNotEmpty()
                .extracting(GeneratedCode::artifact)
                .containsOnly(answered.getFirst().artifact());
        assertThat(answered).filteredOn(code -> !code.replayed()).hasSize(1);
        assertThat(failed).hasOnlyElementsOfType(InProgress.class);
    }

    @Test
    void afterwardsEveryReplayIsTheFirstAnswer() {
        GeneratedCode first = process().generate(request(Duration.ofMinutes(1)));

        GeneratedCode again = process().generate(request(Duration.ofMinutes(1)));

        assertThat(again.replayed()).isTrue();
        assertThat(again.artifact()).isEqualTo(first.artifact());
        assertThat(model.requests()).hasSize(1);
    }

    @Test
    void aCrashBetweenGeneratingAndSavingCostsOneMoreModelCall() throws InterruptedException {
        Duration deadline = Duration.ofSeconds(1);
        S3Artifacts store = store();
        GenerateCode crashing = process(new Crashing(), store);
        assertThatThrownBy(() -> crashing.generate(request(deadline))).isInstanceOf(Crash.class);
        assertThatThrownBy(() -> process().generate(request(deadline)))
                .isInstanceOf(InProgress.class);

        Thread.sleep(deadline);
        GeneratedCode generated = process().generate(request(Duration.ofMinutes(1)));

        assertThat(generated.replayed()).isFalse();
        assertThat(model.requests()).hasSize(2);
        assertThat(artifacts()).containsExactly(generated.artifact().key().value());
    }

    @Test
    void whoeverIsOvertakenGetsTheOneArtifactThatIsKept() {
        S3Artifacts slow = store();
        List<GeneratedCode> overtaking = new ArrayList<>();
        GenerateCode overtaken =
                process(
                        new Late(
                                slow,
                                () ->
                                        overtaking.add(
                                                process()
                                                        .generate(request(Duration.ofMinutes(1))))),
                        slow);

        GeneratedCode late = overtaken.generate(request(Duration.ofMillis(300)));

        assertThat(late.artifact()).isEqualTo(overtaking.getFirst().artifact());
        assertThat(artifacts()).hasSize(1);
    }

    /** The process ends: nothing is saved and nothing given back. */
    private static final class Crash extends Error {}

    private static final class Crashing implements ArtifactPort {

        @Override
        public Artifact save(ArtifactDraft draft) {
            throw new Crash();
        }

        @Override
        public Optional<ArtifactContent> read(ArtifactKey key) {
            return Optional.empty();
        }

        @Override
        public List<Artifact> list(int limit) {
            return List.of();
        }
    }

    /** Saves when its claim has passed and somebody else has saved. */
    private record Late(S3Artifacts store, Runnable meanwhile) implements ArtifactPort {

        @Override
        public Artifact save(ArtifactDraft draft) {
            try {
                Thread.sleep(400);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            meanwhile.run();
            return store.save(draft);
        }

        @Override
        public Optional<ArtifactContent> read(ArtifactKey key) {
            return store.read(key);
        }

        @Override
        public List<Artifact> list(int limit) {
            return store.list(limit);
        }
    }

    private S3Artifacts store() {
        return new S3Artifacts(
                s3, S3ArtifactSettings.at(bucket).withTimeout(Duration.ofMinutes(1)));
    }

    private GenerateCode process() {
        S3Artifacts store = store();
        return process(store, store);
    }

    private GenerateCode process(ArtifactPort artifacts, S3Artifacts claims) {
        return new GenerateCode(
                new CompleteText(model, model, MODEL, new Limits(1000, 2, 2048)),
                artifacts,
                claims,
                Sampling.builder().temperature(0.1).build());
    }

    private static CodeRequest request(Duration time) {
        return new CodeRequest(
                Language.named("Python"),
                "print something",
                Optional.of("order-7"),
                Deadline.in(time));
    }

    private List<String> artifacts() {
        return S3Server.keys(s3, bucket).stream()
                .filter(key -> key.startsWith("code_output/"))
                .toList();
    }
}
