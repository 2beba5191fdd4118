package dev.promptport.inference.local.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

class ChecksumTest {

    private static final String HELLO_SHA256 =
            "5891b5b522d5df086d0ff0b110fbd9d21bb4fc7163af34d08286a2e846f6be03";
    private static final String HELLO_BLOB = "ce013625030ba8dba906f756967f9e9ca394464a";

    @TempDir Path directory;

    @ParameterizedTest
    @ValueSource(
            strings = {
                HELLO_SHA256,
                HELLO_BLOB,
                "\"" + HELLO_SHA256 + "\"",
                "W/\"" + HELLO_BLOB + "\""
            })
    void a_hash_or_an_etag_matches_the_content_it_was_made_of(String text) throws IOException {
        Path hello = Files.writeString(directory.resolve("hello"), "hello\n");
        Path other = Files.writeString(directory.resolve("other"), "hullo\n");

        Checksum checksum = Checksum.of(text).orElseThrow();

        assertThat(checksum.matches(hello)).isTrue();
        assertThat(checksum.matches(other)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\"abc123\"",
                "d41d8cd98f00b204e9800998ecf8427e",
                "\"d41d8cd98f00b204e9800998ecf8427e-2\""
            })
    void an_etag_of_another_making_is_no_checksum(String text) {
        assertThat(Checksum.of(text)).isEqualTo(Optional.empty());
    }
}
