package dev.promptport.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.promptport.domain.artifact.Artifact;
import dev.promptport.domain.artifact.Claim;
import dev.promptport.domain.artifact.ClaimTicket;
import dev.promptport.domain.artifact.Idempotency;
import dev.promptport.domain.completion.Deadline;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Claims as a chain of small files: the first, then the one that came after it, named for whom it
 * followed. Files are only ever created, and of many that create one a single one succeeds; so no
 * locks are needed, within a process or between processes.
 */
final class DirectoryClaims {

    private static final String DIRECTORY = ".claims/";
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    /** Finds the artifact, which may appear at any moment. */
    @FunctionalInterface
    interface Kept {
        Optional<Artifact> find() throws IOException;
    }

    private final InstantSource clock;
    private final Map<String, ClaimTicket> granted = new ConcurrentHashMap<>();

    DirectoryClaims(InstantSource clock) {
        this.clock = clock;
    }

    Claim claim(Root root, Idempotency idempotency, Deadline until, Kept kept) throws IOException {
        Instant now = clock.instant();
        granted.values().removeIf(ticket -> ticket.free(now));
        Path place = root.place(DIRECTORY + ClaimTicket.name(idempotency) + "/first");
        Optional<ClaimTicket> found = read(place);
        found.ifPresent(ticket -> ticket.check(idempotency));
        Optional<Artifact> before = kept.find();
        if (before.isPresent()) {
            return new Claim.Kept(before.get());
        }
        while (found.isPresent()) {
            ClaimTicket held = found.get();
            place = place.resolveSibling(held.holder());
            found = read(place);
            if (found.isEmpty() && !isFree(place, held, now)) {
                throw held.inProgress(now);
            }
        }
        ClaimTicket mine = ClaimTicket.granted(idempotency, until, now);
        if (!create(place, UTF_8.encode(mine.text()))) {
            throw mine.inProgress(now);
        }
        // Whoever held it before may have saved late, between the look for the artifact and now.
        Optional<Artifact> late = kept.find();
        if (late.isPresent()) {
            return new Claim.Kept(late.get());
        }
        granted.put(idempotency.key(), mine);
        return new Claim.Granted();
    }

    /** Only one's own: whoever took it over meanwhile keeps it. */
    void release(Root root, Idempotency idempotency) throws IOException {
        ClaimTicket mine = granted.remove(idempotency.key());
        if (mine != null) {
            Path place = root.place(DIRECTORY + ClaimTicket.name(idempotency) + "/first");
            var _ = create(released(place, mine), NOTHING);
        }
    }

    /** The artifact was saved, which says more than the claim. */
    void fulfil(Idempotency idempotency) {
        granted.remove(idempotency.key());
    }

    private static boolean isFree(Path place, ClaimTicket held, Instant now) {
        return held.free(now) || Files.exists(released(place, held));
    }

    private static Path released(Path place, ClaimTicket held) {
        return place.resolveSibling(held.holder() + ".released");
    }

    private boolean create(Path place, ByteBuffer content) throws IOException {
        return Writing.create(place, place.resolveSibling(""), content, clock.instant());
    }

    private static Optional<ClaimTicket> read(Path place) throws IOException {
        try {
            return Optional.of(ClaimTicket.parse(place.toString(), Files.readString(place)));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        }
    }
}
