package dev.promptport.server.signature;

import org.jspecify.annotations.Nullable;

/**
 * What a client signs with.
 *
 * @param sessionToken what goes along with temporary credentials; null for permanent ones
 */
record Credentials(String accessKeyId, String secretAccessKey, @Nullable String sessionToken) {

    /** Without what is secret. */
    @Override
    public String toString() {
        return "Credentials[" + accessKeyId + "]";
    }
}
