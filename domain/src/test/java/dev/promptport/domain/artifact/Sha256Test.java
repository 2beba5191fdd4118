package dev.promptport.domain.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;

import java.nio.ByteBuffer;

class Sha256Test {

    @Test
    void aTextIsDigestedAsUtf8() {
        assertThat(Sha256.hex("Grüße")).isEqualTo(Sha256.hex(UTF_8.encode("Grüße"))).hasSize(64);
        assertThat(Sha256.hex(""))
                .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }

    @Test
    void aDigestedBufferCanBeReadAgain() {
        ByteBuffer content = UTF_8.encode("abc");

        assertThat(Sha256.hex(content)).startsWith("ba7816bf");
        assertThat(content.remaining()).isEqualTo(3);
    }
}
