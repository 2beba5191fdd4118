package dev.promptport.inference.local.source;

import dev.promptport.domain.failure.Misconfigured;

import java.nio.file.Path;

/** Brings folders of an object store onto this machine. */
public interface RemoteFolders {

    /** For a process that carries nothing of the kind. */
    RemoteFolders NONE =
            (address, _) -> {
                throw new Misconfigured(
                        "'%s' is in an object store, which this process cannot read"
                                .formatted(address));
            };

    /**
     * A directory below the cache with the folder's files, fetched unless it is there already in
     * its present version.
     *
     * @param address as in {@code s3://bucket/folder}
     * @throws dev.promptport.domain.failure.Failure when the folder cannot be had
     */
    Path fetch(String address, Path cache);
}
