package dev.promptport.files;

import dev.promptport.domain.artifact.Artifact;
import dev.promptport.domain.artifact.ArtifactContent;
import dev.promptport.domain.artifact.ArtifactDraft;
import dev.promptport.domain.artifact.ArtifactKey;
import dev.promptport.domain.artifact.ArtifactKeys;
import dev.promptport.domain.artifact.Claim;
import dev.promptport.domain.artifact.Idempotency;
import dev.promptport.domain.artifact.Sha256;
import dev.promptport.domain.completion.Deadline;
import dev.promptport.domain.failure.ArtifactNotSaved;
import dev.promptport.domain.failure.BadUpstreamAnswer;
import dev.promptport.domain.failure.Failure;
import dev.promptport.domain.port.ArtifactPort;
import dev.promptport.domain.port.ClaimPort;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Artifacts as files that are written once and never overwritten, by this process or by another.
 * Their keys are what they would be in S3.
 */
public final class DirectoryArtifacts implements ArtifactPort, ClaimPort {

    private static final int LARGEST_READ = 16 << 20;
    private static final int LISTED_AT_MOST = 1000;

    private final DirectoryArtifactSettings settings;
    private final ArtifactKeys keys;
    private final DirectoryClaims claims;

    public DirectoryArtifacts(DirectoryArtifactSettings settings) {
        this.settings = settings;
        this.keys = new ArtifactKeys(settings.artifacts());
        this.claims = new DirectoryClaims(settings.clock());
    }

    @Override
    public Artifact save(ArtifactDraft draft) {
        try {
            Root root = Root.created(settings.root());
            Optional<Idempotency> idempotency = draft.idempotency();
            return idempotency.isPresent()
                    ? saveOnce(root, draft, idempotency.get())
                    : saveNew(root, draft);
        } catch (IOException e) {
            throw new ArtifactNotSaved(
                    "what was generated could not be saved: the directory "
                            + settings.root()
                            + " cannot be written; make it writable, with room, and ask again",
                    draft,
                    e);
        }
    }

    private Artifact saveNew(Root root, ArtifactDraft draft) throws IOException {
        Instant now = settings.clock().instant();
        Artifact artifact = artifact(keys.next(now, draft.extension()), draft, now);
        while (!write(root, artifact, draft)) {
            artifact = artifact(keys.next(now, draft.extension()), draft, now);
        }
        return artifact;
    }

    private Artifact saveOnce(Root root, ArtifactDraft draft, Idempotency idempotency)
            throws IOException {
        ArtifactKey key = keys.of(idempotency, draft.extension());
        Optional<Artifact> first = find(root, key);
        if (first.isEmpty()) {
            var _ = write(root, artifact(key, draft, settings.clock().instant()), draft);
            first = find(root, key);
        }
        claims.fulfil(idempotency);
        return first.orElseThrow(() -> new NoSuchFileException(key.value()));
    }

    private static Artifact artifact(ArtifactKey key, ArtifactDraft draft, Instant now) {
        ByteBuffer content = draft.content();
        return new Artifact(
                key,
                draft.mediaType(),
                content.remaining(),
                Sha256.hex(content),
                now.truncatedTo(ChronoUnit.MILLIS));
    }

    /**
     * First what is to be said of the content, so that it is known as soon as the content is there.
     */
    private static boolean write(Root root, Artifact artifact, ArtifactDraft draft)
            throws IOException {
        Instant time = artifact.savedAt();
        Path description = root.place(Description.name(artifact.key(), artifact.sha256()));
        Path temporary = description.resolveSibling("");
        var _ =
                Writing.create(
                        description,
                        temporary,
                        new Description(artifact.mediaType(), time).text(),
                        time);
        return Writing.create(root.place(artifact.key().value()), temporary, draft.content(), time);
    }

    @Override
    public Optional<ArtifactContent> read(ArtifactKey key) {
        if (!keys.cover(key) || !Files.isDirectory(settings.root())) {
            return Optional.empty();
        }
        try {
            return read(Root.existing(settings.root()), key);
        } catch (IOException e) {
            throw Root.unreadable(settings.root(), e);
        }
    }

    private Optional<ArtifactContent> read(Root root, ArtifactKey key) throws IOException {
        Optional<Path> file = root.file(key.value());
        if (file.isEmpty()) {
            return Optional.empty();
        }
        try (InputStream in = Files.newInputStream(file.get())) {
            byte[] bytes = in.readNBytes(LARGEST_READ + 1);
            if (bytes.length > LARGEST_READ) {
                throw new BadUpstreamAnswer(
                        "the artifact "
                                + key.value()
                                + " is larger than "
                                + LARGEST_READ
                                + " bytes");
            }
            ByteBuffer content = ByteBuffer.wrap(bytes);
            return Optional.of(
                    new ArtifactContent(Description.of(root, key, file.get(), content), content));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        }
    }

    private Optional<Artifact> find(Root root, ArtifactKey key) throws IOException {
        return read(root, key).map(ArtifactContent::artifact);
    }

    /** A thousand at most; what was not saved as an artifact is not listed. */
    @Override
    public List<Artifact> list(int limit) {
        if (limit <= 0 || !Files.isDirectory(settings.root())) {
            return List.of();
        }
        try {
            Root root = Root.existing(settings.root());
            List<Artifact> artifacts = new ArrayList<>();
            for (ArtifactKey key :
                    NewestFiles.of(
                            root, settings.artifacts(), keys, Math.min(limit, LISTED_AT_MOST))) {
                find(root, key).ifPresent(artifacts::add);
            }
            return artifacts;
        } catch (IOException e) {
            throw Root.unreadable(settings.root(), e);
        }
    }

    @Override
    public Claim claim(Idempotency idempotency, String extension, Deadline until) {
        ArtifactKey key = keys.of(idempotency, extension);
        try {
            Root root = Root.created(settings.root());
            return claims.claim(root, idempotency, until, () -> find(root, key));
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    @Override
    public void release(Idempotency idempotency) {
        try {
            claims.release(Root.created(settings.root()), idempotency);
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private Failure unwritable(IOException cause) {
        return Root.failure(
                "claims cannot be kept in the directory "
                        + settings.root()
                        + ": make it writable, with room",
                cause);
    }
}
