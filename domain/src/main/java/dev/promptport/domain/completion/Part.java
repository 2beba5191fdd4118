package dev.promptport.domain.completion;

import dev.promptport.domain.failure.InvalidRequest;

import java.nio.ByteBuffer;
import java.util.Set;

/** A piece of what a user says. */
public sealed interface Part {

    record Text(String text) implements Part {}

    /** A picture given as data, never as an address to fetch. The buffer is read-only. */
    record Image(String mediaType, ByteBuffer data) implements Part {

        private static final Set<String> TYPES =
                Set.of("image/png", "image/jpeg", "image/gif", "image/webp");

        public Image {
            if (!TYPES.contains(mediaType)) {
                throw InvalidRequest.invalid("messages", "a picture is png, jpeg, gif or webp");
            }
            data = data.asReadOnlyBuffer();
        }

        /** A buffer of its own for each reader: reading one leaves the others where they are. */
        @Override
        public ByteBuffer data() {
            return data.asReadOnlyBuffer();
        }
    }
}
