package dev.promptport.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.promptport.domain.artifact.Artifact;
import dev.promptport.domain.artifact.ArtifactContent;
import dev.promptport.domain.artifact.ArtifactDraft;
import dev.promptport.domain.artifact.ArtifactKey;
import dev.promptport.domain.artifact.Claim;
import dev.promptport.domain.artifact.Idempotency;
import dev.promptport.domain.completion.Deadline;
import dev.promptport.domain.contract.ArtifactPortContract;
import dev.promptport.domain.contract.ClaimPortContract;
import dev.promptport.domain.failure.ArtifactNotSaved;
import dev.promptport.domain.failure.InProgress;
import dev.promptport.domain.failure.InvalidRequest;
import dev.promptport.domain.failure.Misconfigured;
import dev.promptport.domain.port.ArtifactPort;
import dev.promptport.domain.port.ClaimPort;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

class DirectoryArtifactsTest {

    private static final Instant NOW = Instant.parse("2026-11-21T02:51:37Z");
    private static final Deadline LATER = Deadline.in(Duration.ofMinutes(5));

    private final Path directory;

    DirectoryArtifactsTest(@TempDir Path directory) {
        this.directory = directory;
    }

    private DirectoryArtifacts inANewDirectory() {
        return at(directory.resolve("made/when/needed"));
    }

    private static DirectoryArtifacts at(Path root) {
        return new DirectoryArtifacts(DirectoryArtifactSettings.at(root));
    }

    @Nested
    class AsArtifacts extends ArtifactPortContract {

        private final DirectoryArtifacts port = inANewDirectory();

        @Override
        protected ArtifactPort port() {
            return port;
        }

        @Override
        protected ArtifactPort unwritable() {
            return at(aFile());
        }
    }

    @Nested
    class AsClaims extends ClaimPortContract {

        private final DirectoryArtifacts port = inANewDirectory();

        @Override
        protected ClaimPort port() {
            return port;
        }

        @Override
        protected ArtifactPort artifacts() {
            return port;
        }
    }

    @Nested
    class OnTheDisk {

        private final DirectoryArtifacts artifacts = at(directory);

        @Test
        void anArtifactIsAFileUnderItsKey() {
            Artifact saved = artifacts.save(draft("print(1)"));

            assertThat(saved.key().value())
                    .matches(
                            "code_output/\\d{4}-\\d\\d-\\d\\dT\\d\\d-\\d\\d-\\d\\dZ-[0-9A-Z]{26}\\.py");
            assertThat(directory.resolve(saved.key().value())).hasContent("print(1)");
        }

        @Test
        void nothingTemporaryIsLeft() throws IOException {
            artifacts.save(draft("print(1)"));
            artifacts.save(draft("print(2)", "order-7"));
            artifacts.claim(new Idempotency("order-8", "a print"), "py", LATER);

            assertThat(files(directory)).noneMatch(file -> file.toString().endsWith(".new"));
        }

        @Test
        void anotherProcessSeesWhatWasSaved() {
            Artifact saved = artifacts.save(draft("print(1)", "order-7"));

            assertThat(at(directory).read(saved.key()).map(ArtifactContent::artifact))
                    .contains(saved);
            assertThat(at(directory).save(draft("print(2)", "order-7"))).isEqualTo(saved);
            assertThat(at(directory).list(10)).containsExactly(saved);
        }

        @Test
        void aFileThatWasChangedIsDescribedAsItIs() throws IOException {
            Artifact saved = artifacts.save(draft("print(1)"));
            Files.writeString(directory.resolve(saved.key().value()), "print(22)");

            Artifact read = artifacts.read(saved.key()).orElseThrow().artifact();

            assertThat(read.size()).isEqualTo(9);
            assertThat(read.sha256()).isNotEqualTo(saved.sha256());
            assertThat(read.mediaType()).isEqualTo("application/octet-stream");
        }

        @Test
        void aFileThatWasPutThereIsReadAndNotListed() throws IOException {
            Files.createDirectories(directory.resolve("code_output"));
            Files.writeString(directory.resolve("code_output/025137.py"), "print(1)");

            assertThat(artifacts.read(new ArtifactKey("code_output/025137.py")))
                    .hasValueSatisfying(
                            read -> assertThat(read.content()).isEqualTo(UTF_8.encode("print(1)")));
            assertThat(artifacts.list(10)).isEmpty();
        }

        @Test
        void nothingIsThereBeforeTheFirstIsSaved() {
            DirectoryArtifacts fresh = inANewDirectory();

            assertThat(fresh.list(10)).isEmpty();
            assertThat(fresh.read(new ArtifactKey("code_output/a.py"))).isEmpty();
            assertThat(directory.resolve("made")).doesNotExist();
        }

        @Test
        void withAClockThatStandsTheOrderIsKept() {
            DirectoryArtifacts frozen =
                    new DirectoryArtifacts(
                            DirectoryArtifactSettings.at(directory)
                                    .withClock(InstantSource.fixed(NOW)));
            Artifact first = frozen.save(draft("print(1)"));
            Artifact second = frozen.save(draft("print(2)"));

            assertThat(frozen.list(10)).containsExactly(second, first);
        }
    }

    @Nested
    class ClaimsBetweenProcesses {

        private final Idempotency order = new Idempotency("order-7", "a print");

        @Test
        void aClaimHoldsForAllOfThem() {
            at(directory).claim(order, "py", LATER);

            assertThatThrownBy(() -> at(directory).claim(order, "py", LATER))
                    .isInstanceOf(InProgress.class);
        }

        @Test
        void whoeverWasTooSlowDoesNotGiveBackWhatAnotherHolds() throws InterruptedException {
            DirectoryArtifacts slow = at(directory);
            slow.claim(order, "py", Deadline.in(Duration.ofMillis(1)));
            Thread.sleep(20);
            at(directory).claim(order, "py", LATER);

            slow.release(order);

            assertThatThrownBy(() -> at(directory).claim(order, "py", LATER))
                    .isInstanceOf(InProgress.class);
        }

        @Test
        void aClaimCanBeGivenBackTimeAndAgain() {
            for (int turn = 0; turn < 5; turn++) {
                DirectoryArtifacts process = at(directory);
                assertThat(process.claim(order, "py", LATER)).isEqualTo(new Claim.Granted());
                process.release(order);
            }
        }

        @Test
        void withoutAClaimThereIsNothingToGiveBack() throws IOException {
            at(directory).release(order);

            assertThat(files(directory)).isEmpty();
        }

        @Test
        void whereNoClaimCanBeKeptThereIsAFailure() {
            assertThatThrownBy(() -> at(aFile()).claim(order, "py", LATER))
                    .isInstanceOf(Misconfigured.class)
                    .hasMessageContaining("make it writable");
        }
    }

    @Nested
    class NothingLeadsOut {

        private final Path root = directory.resolve("root");
        private final Path outside = directory.resolve("outside");
        private final DirectoryArtifacts artifacts = at(root);

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "../outside/a.py",
                    "code_output/../../outside/a.py",
                    "/etc/passwd",
                    "code_output/a\u0000.py",
                    "code_output/ü.py",
                    "code_output\\..\\a.py"
                })
        void namesAreNoKeys(String key) {
            assertThatThrownBy(() -> artifacts.read(new ArtifactKey(key)))
                    .isInstanceOf(InvalidRequest.class);
        }

        @ParameterizedTest
        @ValueSource(strings = {"secret.txt", "claims/a", "code_output", "code_output2/a.py"})
        void keysElsewhereFindNothing(String key) throws IOException {
            Path file = root.resolve(key);
            Files.createDirectories(file.getParent());
            Files.writeString(file, "secret");

            assertThat(artifacts.read(new ArtifactKey(key))).isEmpty();
        }

        @Test
        void anOverlongKeyFindsNothing() {
            artifacts.save(draft("print(1)"));

            assertThat(artifacts.read(new ArtifactKey("code_output/" + "a".repeat(1000))))
                    .isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"../../../up", "/", "a\u0000b", "Grüße \uD83D\uDE00", "."})
        void anIdempotencyKeyIsNeverAName(String key) throws IOException {
            artifacts.claim(new Idempotency(key, "a print"), "py", LATER);
            artifacts.save(draft("print(1)", key));

            assertThat(files(directory)).allMatch(file -> file.startsWith(root));
            assertThat(artifacts.list(10))
                    .singleElement()
                    .satisfies(
                            artifact ->
                                    assertThat(artifact.key().value())
                                            .matches("code_output/k/[0-9a-f]{64}\\.py"));
        }

        @Test
        void aLinkToAFileOutsideIsNotRead() throws IOException {
            Files.createDirectories(outside);
            Files.writeString(outside.resolve("secret.py"), "secret");
            Files.createDirectories(root.resolve("code_output"));
            Files.createSymbolicLink(
                    root.resolve("code_output/link.py"), outside.resolve("secret.py"));

            assertThat(artifacts.read(new ArtifactKey("code_output/link.py"))).isEmpty();
        }

        @Test
        void aLinkToADirectoryOutsideIsNeitherReadNorWritten() throws IOException {
            Files.createDirectories(outside);
            Files.writeString(outside.resolve("secret.py"), "secret");
            Files.createDirectories(root);
            Files.createSymbolicLink(root.resolve("code_output"), outside);

            assertThat(artifacts.read(new ArtifactKey("code_output/secret.py"))).isEmpty();
            assertThat(artifacts.list(10)).isEmpty();
            assertThatThrownBy(() -> artifacts.save(draft("print(1)")))
                    .isInstanceOf(ArtifactNotSaved.class);
            assertThatThrownBy(() -> artifacts.save(draft("print(1)", "order-7")))
                    .isInstanceOf(ArtifactNotSaved.class);
            assertThat(files(outside)).containsExactly(outside.resolve("secret.py"));
            assertThat(outside.resolve("k")).doesNotExist();
        }

        @Test
        void theRootItselfMayBeALink() throws IOException {
            Files.createDirectories(outside);
            Files.createSymbolicLink(root, outside);

            Artifact saved = artifacts.save(draft("print(1)"));

            assertThat(artifacts.read(saved.key())).isPresent();
        }
    }

    private Path aFile() {
        try {
            return Files.writeString(directory.resolve("file"), "no directory");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static List<Path> files(Path below) throws IOException {
        try (Stream<Path> files = Files.walk(below)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private static ArtifactDraft draft(String text) {
        return new ArtifactDraft(
                UTF_8.encode(text), "text/x-python; charset=utf-8", "py", Optional.empty());
    }

    private static ArtifactDraft draft(String text, String key) {
        return new ArtifactDraft(
                UTF_8.encode(text),
                "text/x-python; charset=utf-8",
                "py",
                Optional.of(new Idempotency(key, "a print")));
    }
}
