package dev.promptport.inference.local.source;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * One file on its way from the Hub. It grows as {@code <name>.part}, which a later attempt, or a
 * later process, goes on with, and gets its name when it is whole and its checksum agrees.
 */
final class Download {

    private static final int BUFFER = 1 << 16;

    private final HubRepository repository;
    private final HubSettings settings;
    private final String commit;
    private final HubFile file;
    private final Path target;
    private final Path part;
    private Optional<Checksum> checksum;

    Download(
            HubRepository repository,
            HubSettings settings,
            String commit,
            HubFile file,
            Path directory) {
        this.repository = repository;
        this.settings = settings;
        this.commit = commit;
        this.file = file;
        this.target = directory.resolve(file.name());
        this.part = directory.resolve(file.name() + ".part");
        this.checksum = file.checksum();
    }

    /** Returns when the file is there. */
    void run() throws IOException {
        if (isThere()) {
            return;
        }
        fetch();
        if (!verified()) {
            Files.delete(part);
            fetch();
            if (!verified()) {
                Files.delete(part);
                throw new HubProblem.Malformed(
                        "the checksum of %s, downloaded twice, is not the one that the Hub tells"
                                .formatted(file.name()));
            }
        }
        Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
    }

    private boolean isThere() throws IOException {
        return Files.isRegularFile(target) && (file.size().isEmpty() || isSize(Files.size(target)));
    }

    private boolean verified() throws IOException {
        return checksum.isEmpty() || checksum.get().matches(part);
    }

    private void fetch() throws IOException {
        Retries retries = new Retries(settings);
        long furthest = have();
        while (!Files.exists(part) || !isSize(have())) {
            try {
                transfer(have());
                return;
            } catch (HubProblem problem) {
                if (have() > furthest) {
                    furthest = have();
                    retries.progressed();
                }
                if (problem instanceof HubProblem.Answered answer && answer.status() == 416) {
                    Files.deleteIfExists(part);
                }
                retries.failed(problem);
            }
        }
    }

    private void transfer(long from) throws IOException {
        boolean tooLong = file.size().isPresent() && from > file.size().getAsLong();
        long offset = tooLong ? 0 : from;
        try (HubReply reply = repository.open(commit, file.name(), offset)) {
            checksum = checksum.or(reply::checksum);
            boolean continues = offset > 0 && reply.continuesAt(offset);
            write(reply, continues ? offset : 0);
            if (file.size().isPresent() && !isSize(have())) {
                throw new HubProblem.Unreachable(
                        reply.host(), new EOFException("the answer broke off"));
            }
        }
    }

    private void write(HubReply reply, long from) throws IOException {
        long length = from;
        byte[] buffer = new byte[BUFFER];
        try (FileChannel out =
                FileChannel.open(part, CREATE, WRITE, from > 0 ? APPEND : TRUNCATE_EXISTING)) {
            for (int read; (read = reply.body().read(buffer)) >= 0; ) {
                length += read;
                if (file.size().isPresent() && length > file.size().getAsLong()) {
                    throw new HubProblem.Malformed(
                            "%s sends more of %s than it announced"
                                    .formatted(reply.host(), file.name()));
                }
                for (ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, read); bytes.hasRemaining(); ) {
                    out.write(bytes);
                }
            }
            out.force(false);
        }
    }

    private long have() throws IOException {
        return Files.exists(part) ? Files.size(part) : 0;
    }

    private boolean isSize(long length) {
        return file.size().isPresent() && file.size().getAsLong() == length;
    }
}
