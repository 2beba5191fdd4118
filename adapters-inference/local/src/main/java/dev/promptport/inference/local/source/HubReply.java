package dev.promptport.inference.local.source;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * An answer that succeeded.
 *
 * @param host who sent it, after redirects
 * @param body fails with a {@link HubProblem} when it breaks off or stalls
 * @param checksum of the whole file, where the Hub's headers tell it
 */
record HubReply(
        String host, int status, HttpHeaders headers, InputStream body, Optional<Checksum> checksum)
        implements AutoCloseable {

    private static final int LONGEST_TEXT = 16 << 20;

    /** Whether the body goes on at a byte, and does not begin anew. */
    boolean continuesAt(long from) {
        return status == 206
                && headers.firstValue("Content-Range")
                        .map(range -> range.startsWith("bytes " + from + "-"))
                        .orElse(false);
    }

    String text() throws IOException {
        byte[] bytes = body.readNBytes(LONGEST_TEXT + 1);
        if (bytes.length > LONGEST_TEXT) {
            throw new HubProblem.Malformed(host + " sends a description without end");
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        body.close();
    }
}
