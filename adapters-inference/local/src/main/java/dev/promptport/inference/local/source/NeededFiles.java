package dev.promptport.inference.local.source;

import dev.promptport.domain.failure.Misconfigured;
import dev.promptport.inference.local.source.ModelSource.HuggingFace;

import java.util.ArrayList;
import java.util.List;

/** Picks what this project reads from everything that a repository holds. */
final class NeededFiles {

    private NeededFiles() {}

    /**
     * The files to download; where the weights are split, their index stands for the shards that it
     * names.
     */
    static List<String> of(HubListing listing, HuggingFace source, String setting) {
        List<String> needed = new ArrayList<>();
        for (String name : ModelLayout.REQUIRED) {
            if (!listing.has(name)) {
                throw lack(name, listing, source, setting);
            }
            needed.add(name);
        }
        ModelLayout.OPTIONAL.stream().filter(listing::has).forEach(needed::add);
        if (listing.has(ModelLayout.WEIGHTS)) {
            needed.add(ModelLayout.WEIGHTS);
        } else if (listing.has(ModelLayout.INDEX)) {
            needed.add(ModelLayout.INDEX);
        } else {
            throw lack(ModelLayout.WEIGHTS, listing, source, setting);
        }
        return needed;
    }

    private static Misconfigured lack(
            String name, HubListing listing, HuggingFace source, String setting) {
        boolean slowOnly =
                name.equals(ModelLayout.TOKENIZER) && listing.has(ModelLayout.SENTENCEPIECE);
        String complaint =
                slowOnly ? "a spiece.model but no tokenizer.json (a fast tokenizer)" : "no " + name;
        return new Misconfigured(
                ("'%s' has %s: set %s to a model that has one, "
                                + "or to a directory to which you have added it")
                        .formatted(source, complaint, setting));
    }
}
