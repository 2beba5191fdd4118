package dev.promptport.inference.local.source;

import java.nio.file.Path;

/**
 * Brings a model's files onto this machine, whatever their source. Safe for several threads and
 * processes at once.
 */
public final class ModelFiles {

    private final EmbeddedModels embedded;
    private final HubModels hub;
    private final RemoteFolders remote;
    private final Path remoteCache;

    /**
     * @param cache the directory that keeps what was unpacked and downloaded; made when it is first
     *     needed
     * @param hub how the Hugging Face Hub is reached, where a source names it
     */
    public ModelFiles(Path cache, HubSettings hub) {
        this(cache, hub, RemoteFolders.NONE);
    }

    /** As above, with what fetches folders of object stores. */
    public ModelFiles(Path cache, HubSettings hub, RemoteFolders remote) {
        this(cache, hub, remote, ModelFiles.class.getClassLoader());
    }

    /** As above, with the class path that holds the embedded models. */
    public ModelFiles(Path cache, HubSettings hub, RemoteFolders remote, ClassLoader classPath) {
        this.embedded = new EmbeddedModels(cache.resolve("embedded"), classPath);
        this.hub = new HubModels(cache.resolve("hub"), hub);
        this.remote = remote;
        this.remoteCache = cache.resolve("remote");
    }

    /**
     * A directory with the model's {@code config.json}, {@code tokenizer.json} and {@code
     * model.safetensors}, or its index with all its shards. May download for minutes the first
     * time; afterwards only an object store is asked again, for what has changed.
     *
     * @param setting the name of the setting that holds the source, for messages
     * @throws dev.promptport.domain.failure.Misconfigured when the model is not there, not whole or
     *     not ours to read
     * @throws dev.promptport.domain.failure.Unavailable when it has to be downloaded and the Hub is
     *     out of reach
     * @throws dev.promptport.domain.failure.Throttled when the Hub turns downloads away for now
     * @throws dev.promptport.domain.failure.BadUpstreamAnswer when what the Hub sends is not what
     *     it announced
     * @throws dev.promptport.domain.failure.Cancelled when the thread is interrupted meanwhile
     */
    public Path locate(ModelSource source, String setting) {
        return switch (source) {
            case ModelSource.Directory(Path path) -> ModelDirectory.check(path, setting);
            case ModelSource.Embedded(String name) -> embedded.unpack(name, setting);
            case ModelSource.HuggingFace model -> hub.fetch(model, setting);
            case ModelSource.Remote(String address) ->
                    ModelDirectory.check(remote.fetch(address, remoteCache), setting);
        };
    }
}
