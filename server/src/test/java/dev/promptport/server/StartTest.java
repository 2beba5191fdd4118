package dev.promptport.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The server as a process of its own. */
class StartTest {

    private record Ended(int status, String out) {

        /** What a failed start printed, which is one line. */
        String onlyLine() {
            assertThat(status).isEqualTo(1);
            assertThat(out.strip().lines()).hasSize(1);
            return out.strip();
        }
    }

    private static Ended start(Map<String, String> environment) throws Exception {
        return start(environment, Path.of("").toAbsolutePath());
    }

    private static Ended start(Map<String, String> environment, Path directory) throws Exception {
        ProcessBuilder builder =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "--enable-native-access=ALL-UNNAMED",
                                "-classpath",
                                System.getProperty("java.class.path"),
                                "dev.promptport.server.ServerApplication")
                        .directory(directory.toFile())
                        .redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            String out =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            return new Ended(process.exitValue(), out);
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void stops_at_a_wrong_setting_with_one_sentence() throws Exception {
        Ended ended = start(Map.of("T5_WORKERS", "none"));

        assertThat(ended.status()).isEqualTo(1);
        assertThat(ended.out().strip())
                .isEqualTo(
                        "Promptport cannot start: T5_WORKERS is 'none'; it has to be a whole number from 1 to 64");
    }

    @Test
    void stops_at_a_model_that_is_not_there_with_one_sentence() throws Exception {
        Ended ended = start(Map.of("T5_MODEL", "dir:/no/such/model"));

        assertThat(ended.onlyLine())
                .startsWith(
                        "Promptport cannot start: T5_MODEL names the directory /no/such/model, which is not there");
    }

    @Test
    void stops_at_a_damaged_model_with_one_sentence(@TempDir Path model) throws Exception {
        Files.writeString(model.resolve("config.json"), "{\"model_type\":\"t5\"}");
        Files.writeString(model.resolve("tokenizer.json"), "{}");
        Files.writeString(model.resolve("model.safetensors"), "cut short");

        Ended ended = start(Map.of("T5_MODEL", model.toString()));

        assertThat(ended.onlyLine())
                .startsWith("Promptport cannot start: T5_MODEL is '" + model + "'")
                .contains("config.json");
    }

    @Test
    void stops_at_a_model_on_aws_without_a_region() throws Exception {
        Ended ended =
                start(
                        Map.of(
                                "SAGEMAKER_CHAT_MODEL", "sagemaker:mistral",
                                "AWS_REGION", "",
                                "AWS_DEFAULT_REGION", "",
                                "AWS_CONFIG_FILE", "/no/such/file"));

        assertThat(ended.onlyLine())
                .isEqualTo(
                        "Promptport cannot start: no AWS region is set: set AWS_REGION, as in eu-central-1");
    }

    @Test
    void stops_at_a_port_that_is_no_number() throws Exception {
        Ended ended = start(Map.of("PORT", "http"));

        assertThat(ended.onlyLine())
                .isEqualTo(
                        "Promptport cannot start: PORT is 'http'; it has to be a whole number from 0 to 65535");
    }

    @Nested
    class A_file_of_settings {

        @Test
        void is_read_where_the_server_is_started(@TempDir Path directory) throws Exception {
            Files.writeString(directory.resolve(".env"), "export T5_WORKERS='many' # too many\n");

            assertThat(start(Map.of(), directory).onlyLine())
                    .isEqualTo(
                            "Promptport cannot start: T5_WORKERS is 'many'; it has to be a whole number from 1 to 64");
        }

        @Test
        void gives_way_to_the_environment(@TempDir Path directory) throws Exception {
            Files.writeString(directory.resolve("settings"), "T5_WORKERS=many\nT5_QUEUE=none\n");

            assertThat(
                            start(Map.of("ENV_FILE", "settings", "T5_WORKERS", "2"), directory)
                                    .onlyLine())
                    .startsWith("Promptport cannot start: T5_QUEUE is 'none'");
        }

        @Test
        void may_set_the_port(@TempDir Path directory) throws Exception {
            Files.writeString(directory.resolve(".env"), "PORT=http\n");

            assertThat(start(Map.of("PORT", ""), directory).onlyLine())
                    .startsWith("Promptport cannot start: PORT is 'http'");
        }

        @Test
        void that_is_wrong_stops_the_server_with_the_line_and_not_what_is_in_it(
                @TempDir Path directory) throws Exception {
            Files.writeString(directory.resolve(".env"), "PORT=0\nsk-secret\n");

            assertThat(start(Map.of(), directory).onlyLine())
                    .isEqualTo(
                            "Promptport cannot start: the file .env is wrong: line 2 is not NAME=value");
        }
    }
}
