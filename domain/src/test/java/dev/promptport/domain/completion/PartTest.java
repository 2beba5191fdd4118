package dev.promptport.domain.completion;

import static dev.promptport.domain.failure.Refusals.assertInvalid;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.ByteBuffer;

class PartTest {

    private static final ByteBuffer DATA = ByteBuffer.wrap(new byte[] {1, 2, 3});

    @ParameterizedTest
    @ValueSource(strings = {"image/png", "image/jpeg", "image/gif", "image/webp"})
    void aPictureIsOfATypeModelsRead(String mediaType) {
        assertThat(new Part.Image(mediaType, DATA).mediaType()).isEqualTo(mediaType);
    }

    @ParameterizedTest
    @ValueSource(strings = {"image/svg+xml", "text/html", ""})
    void aPictureOfAnotherTypeIsRefused(String mediaType) {
        assertInvalid(
                "messages",
                "a picture is png, jpeg, gif or webp",
                () -> new Part.Image(mediaType, DATA));
    }

    @Test
    void aPictureCanBeReadTwiceAndNotWritten() {
        Part.Image image = new Part.Image("image/png", DATA);

        image.data().get();

        assertThat(image.data().remaining()).isEqualTo(3);
        assertThat(image.data().isReadOnly()).isTrue();
    }
}
