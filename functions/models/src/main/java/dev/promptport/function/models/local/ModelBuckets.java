package dev.promptport.function.models.local;

import dev.promptport.inference.local.source.RemoteFolders;

import java.time.Duration;

/** Buckets with models. */
@FunctionalInterface
public interface ModelBuckets {

    /** For a process that cannot read any. */
    ModelBuckets NONE = (_, _, _) -> RemoteFolders.NONE;

    /**
     * Folders as one setting names them.
     *
     * @param setting its name, for messages
     * @param inPath whether buckets are named in the path, for S3 servers of one's own
     * @param limit how long a model may take to arrive
     */
    RemoteFolders folders(String setting, boolean inPath, Duration limit);
}
