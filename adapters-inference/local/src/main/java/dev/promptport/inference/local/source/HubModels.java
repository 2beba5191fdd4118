package dev.promptport.inference.local.source;

import dev.promptport.inference.local.source.ModelSource.HuggingFace;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Models of the Hugging Face Hub, downloaded once. */
final class HubModels {

    private static final Logger LOG = LoggerFactory.getLogger(HubModels.class);

    private final Path root;
    private final HubSettings settings;

    HubModels(Path root, HubSettings settings) {
        this.root = root;
        this.settings = settings;
    }

    /**
     * The directory with the model's files. Touches no network and no lock when they are there
     * already.
     */
    Path fetch(HuggingFace source, String setting) {
        HubCache cache = new HubCache(root, source.repository());
        try {
            Optional<Path> kept = cache.find(source.revision());
            return kept.isPresent() ? kept.get() : fetchAlone(source, setting, cache);
        } catch (HubProblem problem) {
            throw new HubFailures(source, setting, root).of(problem);
        } catch (IOException problem) {
            throw CacheFailures.of(problem, source, root);
        }
    }

    private Path fetchAlone(HuggingFace source, String setting, HubCache cache) throws IOException {
        try (CacheLock _ = cache.lock()) {
            Optional<Path> filledMeanwhile = cache.find(source.revision());
            return filledMeanwhile.isPresent()
                    ? filledMeanwhile.get()
                    : download(source, setting, cache);
        }
    }

    private Path download(HuggingFace source, String setting, HubCache cache) throws IOException {
        try (HubClient client = new HubClient(settings)) {
            HubRepository repository = new HubRepository(client, settings, source.repository());
            HubListing listing = repository.list(source.revision());
            List<String> files = new ArrayList<>(NeededFiles.of(listing, source, setting));
            Path directory = Files.createDirectories(cache.directory(listing.commit()));
            LOG.info("Downloading {} at commit {}", source, listing.commit());
            download(files, listing, repository, directory);
            if (files.contains(ModelLayout.INDEX)) {
                Collection<String> shards = shards(directory, listing);
                download(shards, listing, repository, directory);
                files.addAll(shards);
            }
            cache.complete(listing.commit(), files);
            cache.remember(source.revision(), listing.commit());
            return directory;
        }
    }

    private void download(
            Collection<String> names, HubListing listing, HubRepository repository, Path directory)
            throws IOException {
        for (String name : names) {
            new Download(repository, settings, listing.commit(), listing.file(name), directory)
                    .run();
            LOG.info("Downloaded {} ({} bytes)", name, Files.size(directory.resolve(name)));
        }
    }

    private static Collection<String> shards(Path directory, HubListing listing)
            throws IOException {
        try {
            return SafetensorsIndex.read(directory.resolve(ModelLayout.INDEX)).shards();
        } catch (IOException e) {
            throw new HubProblem.Malformed(
                    "the %s at commit %s cannot be used, because %s"
                            .formatted(ModelLayout.INDEX, listing.commit(), e.getMessage()),
                    e);
        }
    }
}
