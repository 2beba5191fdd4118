package dev.promptport.inference.local.source;

import java.io.IOException;

/** One model repository of the Hub. */
final class HubRepository {

    private final HubClient client;
    private final HubSettings settings;
    private final String name;

    HubRepository(HubClient client, HubSettings settings, String name) {
        this.client = client;
        this.settings = settings;
        this.name = name;
    }

    /** What the repository holds at a branch, tag or commit. */
    HubListing list(String revision) throws IOException {
        String path =
                "/api/models/" + name + "/revision/" + revision.replace("/", "%2F") + "?blobs=true";
        String subject = "repository '" + name + "' with a revision '" + revision + "'";
        Retries retries = new Retries(settings);
        while (true) {
            try (HubReply reply = client.get(path, subject, 0)) {
                return HubListing.parse(reply.text(), reply.host());
            } catch (HubProblem problem) {
                retries.failed(problem);
            }
        }
    }

    /** The content of a file, from a byte on. One attempt. */
    HubReply open(String commit, String file, long from) throws IOException {
        String path = "/" + name + "/resolve/" + commit + "/" + file;
        return client.get(path, "file '" + file + "' in '" + name + "' at commit " + commit, from);
    }
}
