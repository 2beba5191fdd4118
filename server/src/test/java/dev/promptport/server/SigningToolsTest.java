package dev.promptport.server;

import static dev.promptport.server.SigningClient.KEY;
import static dev.promptport.server.SigningClient.REGION;
import static dev.promptport.server.SigningClient.SECRET;
import static dev.promptport.server.SigningClient.SETTINGS;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.promptport.domain.fake.ScriptedCompletions;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Signed requests of tools people have. */
class SigningToolsTest {

    private static final String ASK = "{\"command\":\"grüße 你好 🦙\"}";

    private static RunningServer server;

    @BeforeAll
    static void start() {
        server =
                new RunningServer(
                        new ScriptedCompletions(FakeT5.MODEL).answering("grüße 你好 🦙", "hello"),
                        SETTINGS);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String at(String path) {
        return "http://127.0.0.1:" + server.port() + path;
    }

    /** What a program prints; empty when it ends badly or there is none. */
    private static String run(String input, String... command) throws Exception {
        Process process;
        try {
            process = new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException _) {
            return "";
        }
        try (var stdin = process.outputWriter(StandardCharsets.UTF_8)) {
            stdin.write(input);
        }
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor(60, TimeUnit.SECONDS) && process.exitValue() == 0 ? out.strip() : "";
    }

    private static String curl(String user, String... more) throws Exception {
        assumeTrue(
                run("", "curl", "--help", "all").contains("--aws-sigv4"),
                "curl 7.75 or newer is not here");
        List<String> command =
                new ArrayList<>(
                        List.of(
                                "curl",
                                "--silent",
                                "--write-out",
                                " %{http_code}",
                                "--aws-sigv4",
                                "aws:amz:" + REGION + ":lambda",
                                "--user",
                                user,
                                "--header",
                                "content-type: application/json"));
        command.addAll(List.of(more));
        return run("", command.toArray(String[]::new));
    }

    @Test
    void curl_is_answered() throws Exception {
        assertThat(curl(KEY + ":" + SECRET, "--data", ASK, at("/t5")))
                .contains("\"response\":\"hello\"")
                .endsWith(" 200");
        assertThat(curl(KEY + ":" + SECRET, at("/signed/nothing?k=3&q=who%20am%20i")))
                .endsWith(" 404");
    }

    @Test
    void curl_with_another_secret_is_not() throws Exception {
        assertThat(curl(KEY + ":other", "--data", ASK, at("/t5")))
                .isEqualTo("{\"Message\":\"Forbidden\"} 403");
    }

    private static String botocore(String secret, String... orders) throws Exception {
        assumeTrue(
                !run("", "python3", "-c", "import botocore; print('here')").isEmpty(),
                "python3 with botocore is not here");
        Path script = Files.createTempFile("call", ".py");
        try (var source = SigningToolsTest.class.getResourceAsStream("signature/call.py")) {
            Files.write(script, source.readAllBytes());
            return run(
                    String.join("\n", orders) + "\n",
                    "python3",
                    script.toString(),
                    KEY,
                    secret,
                    REGION);
        } finally {
            Files.delete(script);
        }
    }

    private static String order(String form, String method, String path, String body) {
        return """
        {"form": "%s", "method": "%s", "url": "%s", "body": "%s", "token": null}"""
                .formatted(form, method, at(path), body.replace("\"", "\\\""));
    }

    private static final List<String[]> CALLS =
            List.of(
                    new String[] {"header", "POST", "/t5", ASK},
                    new String[] {"header", "POST", "/t5?b=2&a=1&a=0&q=%C3%BC~", ASK},
                    new String[] {"header", "GET", "/signed/gr%C3%BC%C3%9Fe/a%2Fb?k=3", ""},
                    new String[] {"query", "GET", "/signed/x?k=3&q=who%20am%20i", ""});

    private static String[] orders() {
        return CALLS.stream()
                .map(call -> order(call[0], call[1], call[2], call[3]))
                .toArray(String[]::new);
    }

    @Test
    void botocore_is_answered() throws Exception {
        assertThat(botocore(SECRET, orders()).lines()).containsExactly("200", "200", "404", "404");
    }

    @Test
    void botocore_with_another_secret_is_not() throws Exception {
        assertThat(botocore("other", orders()).lines()).hasSize(CALLS.size()).containsOnly("403");
    }
}
