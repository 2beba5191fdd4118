package dev.promptport.aws.s3;

import dev.promptport.aws.s3.RemoteFile.Part;
import dev.promptport.domain.completion.Deadline;
import dev.promptport.domain.failure.BadUpstreamAnswer;
import dev.promptport.domain.failure.Misconfigured;
import dev.promptport.domain.failure.Unavailable;

import software.amazon.awssdk.core.FileTransformerConfiguration;
import software.amazon.awssdk.core.FileTransformerConfiguration.FailureBehavior;
import software.amazon.awssdk.core.FileTransformerConfiguration.FileWriteOption;
import software.amazon.awssdk.core.async.AsyncResponseTransformer;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Object;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Brings a folder of a bucket, a model's checkpoint for instance, into a directory of this machine.
 * Needs {@code s3:ListBucket} and {@code s3:GetObject}.
 */
public final class S3Directory {

    private final S3AsyncClient s3;
    private final S3DirectorySettings settings;

    public S3Directory(S3AsyncClient s3, S3DirectorySettings settings) {
        this.s3 = s3;
        this.settings = settings;
    }

    /**
     * The folder as it is now, in a directory of its own below the cache. What is there already in
     * this version is not fetched again, and what broke off earlier goes on where it ended. Older
     * versions stay: others may be reading them.
     *
     * @throws dev.promptport.domain.failure.Failure when it cannot be fetched whole; an object that
     *     changes meanwhile is {@link Unavailable}, for the next try may find it at rest
     */
    public Path fetch(S3Location location, Path cache, Deadline deadline) {
        Bucket bucket = new Bucket(s3, location.bucket());
        List<RemoteFile> files = files(bucket, location, deadline);
        try {
            Path parent =
                    Files.createDirectories(cache.toAbsolutePath().resolve(location.bucket()));
            Path whole = parent.resolve(RemoteFile.version(files));
            if (PartialDirectory.holds(whole, files)) {
                return whole;
            }
            try (DirectoryLock _ = DirectoryLock.on(whole, deadline)) {
                if (!PartialDirectory.holds(whole, files)) {
                    fetch(bucket, location, files, PartialDirectory.of(whole), deadline);
                }
                return whole;
            }
        } catch (IOException e) {
            throw new Misconfigured(
                    "the files of "
                            + location
                            + " cannot be written into the cache directory: make it writable, with room for "
                            + megabytes(size(files)),
                    e);
        }
    }

    private List<RemoteFile> files(Bucket bucket, S3Location location, Deadline deadline) {
        List<RemoteFile> files = new ArrayList<>();
        bucket.list(
                location.below(),
                deadline,
                page -> {
                    page.stream()
                            .filter(object -> !ObjectNames.isFolder(object.key()))
                            .map(object -> file(location, object))
                            .forEach(files::add);
                    check(location, files);
                });
        if (files.isEmpty()) {
            throw new Misconfigured(location + " holds no files: copy the model there");
        }
        return files;
    }

    private static RemoteFile file(S3Location location, S3Object object) {
        return new RemoteFile(
                object.key(),
                ObjectNames.relative(location, object.key()),
                object.size(),
                object.eTag());
    }

    private void check(S3Location location, List<RemoteFile> files) {
        if (files.size() > settings.files()) {
            throw new Misconfigured(
                    location
                            + " holds more than "
                            + settings.files()
                            + " files: name the folder of one model");
        }
        if (size(files) > settings.bytes()) {
            throw new Misconfigured(
                    location + " holds more than the " + megabytes(settings.bytes()) + " allowed");
        }
    }

    private void fetch(
            Bucket bucket,
            S3Location location,
            List<RemoteFile> files,
            PartialDirectory directory,
            Deadline deadline)
            throws IOException {
        List<Part> missing = new ArrayList<>();
        for (RemoteFile file : files) {
            directory.begin(file);
            file.parts(settings.partBytes()).stream()
                    .filter(part -> !directory.has(part))
                    .forEach(missing::add);
        }
        SideBySide.map(
                settings.atOnce(), missing, part -> fetched(bucket, part, directory, deadline));
        if (!directory.finish(files)) {
            throw new Unavailable(
                    location + " did not arrive whole; try again", Duration.ofSeconds(1), null);
        }
    }

    private static Part fetched(
            Bucket bucket, Part part, PartialDirectory directory, Deadline deadline) {
        GetObjectResponse got =
                bucket.get(
                                get ->
                                        get.key(part.file().key())
                                                .ifMatch(part.file().etag())
                                                .range(part.range()),
                                AsyncResponseTransformer.<GetObjectResponse>toFile(
                                        directory.path(part.file()), at(part.first())),
                                deadline)
                        .orElseThrow(() -> changed(part.file()));
        if (!String.valueOf(got.contentRange()).startsWith(part.range().replace('=', ' ') + "/")) {
            throw new BadUpstreamAnswer("Amazon S3 sent another part of a file than was asked for");
        }
        try {
            directory.complete(part);
        } catch (IOException e) {
            throw new Misconfigured("the cache directory cannot be written: is the disk full?", e);
        }
        return part;
    }

    private static FileTransformerConfiguration at(long position) {
        return FileTransformerConfiguration.builder()
                .fileWriteOption(FileWriteOption.WRITE_TO_POSITION)
                .position(position)
                .failureBehavior(FailureBehavior.LEAVE)
                .build();
    }

    private static Unavailable changed(RemoteFile file) {
        return new Unavailable(
                "the object " + file.key() + " changed while it was fetched; try again",
                Duration.ofSeconds(1),
                null);
    }

    private static long size(List<RemoteFile> files) {
        return files.stream().mapToLong(RemoteFile::size).sum();
    }

    private static String megabytes(long bytes) {
        return Math.ceilDiv(bytes, 1_000_000) + " MB";
    }
}
