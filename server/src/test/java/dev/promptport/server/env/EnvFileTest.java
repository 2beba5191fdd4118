package dev.promptport.server.env;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.promptport.domain.failure.Misconfigured;
import dev.promptport.function.info.setting.GivenSettings;
import dev.promptport.function.info.setting.SettingSource;

import io.micronaut.context.ApplicationContext;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

class EnvFileTest {

    @TempDir private Path directory;

    private void write(String name, String text) throws IOException {
        Files.writeString(directory.resolve(name), text);
    }

    private EnvFile read() {
        return EnvFile.read(Map.of(), directory);
    }

    @Test
    void need_not_be_there() {
        assertThat(read()).isEmpty();
        assertThat(EnvFile.read(Map.of("ENV_FILE", ""), directory)).isEmpty();
    }

    @Test
    void may_be_named() throws IOException {
        write("mine", "A=1");

        assertThat(EnvFile.read(Map.of("ENV_FILE", "mine"), directory).get("A")).isEqualTo("1");
    }

    @Test
    void that_is_named_has_to_be_there() {
        assertThatExceptionOfType(Misconfigured.class)
                .isThrownBy(() -> EnvFile.read(Map.of("ENV_FILE", "/no/such/file"), directory))
                .withMessage("ENV_FILE names the file /no/such/file, which is not there");
    }

    @Test
    void has_its_names_read_as_the_environments() throws IOException {
        write(".env", "SERVER_TEST_SOME_NAME=value\nSERVER_TEST_BASE=${SERVER_TEST_SOME_NAME}/x\n");

        try (ApplicationContext context =
                ApplicationContext.builder().propertySources(read()).start()) {
            assertThat(context.getProperty("server-test.some-name", String.class))
                    .hasValue("value");
            assertThat(context.getProperty("server-test.base", String.class)).hasValue("value/x");
            assertThat(GivenSettings.of(context.getEnvironment()).source("SERVER_TEST_SOME_NAME"))
                    .isEqualTo(SettingSource.DOTENV);
        }
    }

    @Test
    void gives_way_to_the_environment() throws IOException {
        String path = System.getenv("PATH");
        write(".env", "PATH=nowhere\n");

        try (ApplicationContext context =
                ApplicationContext.builder().propertySources(read()).start()) {
            assertThat(context.getProperty("path", String.class)).hasValue(path);
        }
    }

    @Test
    void leaves_out_what_is_empty() throws IOException {
        write(".env", "A=\nB=' '\nC=c\n");

        assertThat(read()).containsExactly("C");
    }

    @Test
    void may_begin_with_a_byte_order_mark() throws IOException {
        write(".env", "\uFEFFA=1\n");

        assertThat(read().get("A")).isEqualTo("1");
    }

    @Test
    void has_at_most_64_kibibytes() throws IOException {
        write(".env", "A=" + "x".repeat(1 << 16));

        assertThatExceptionOfType(Misconfigured.class)
                .isThrownBy(this::read)
                .withMessageEndingWith(".env is larger than 65536 bytes");
    }

    @Test
    void is_text() throws IOException {
        Files.write(directory.resolve(".env"), new byte[] {'A', '=', (byte) 0xff});

        assertThatExceptionOfType(Misconfigured.class)
                .isThrownBy(this::read)
                .withMessageEndingWith(".env is not text in UTF-8");
    }

    @Test
    void is_no_directory() throws IOException {
        Files.createDirectory(directory.resolve(".env"));

        assertThatExceptionOfType(Misconfigured.class)
                .isThrownBy(this::read)
                .withMessageEndingWith(".env cannot be read");
    }
}
