package dev.promptport.function.codegeneration;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

import dev.promptport.domain.artifact.Artifact;
import dev.promptport.domain.artifact.ArtifactDraft;
import dev.promptport.domain.fake.InMemoryArtifacts;
import dev.promptport.domain.usecase.Language;
import dev.promptport.function.http.lambda.LambdaEdge;
import dev.promptport.function.http.lambda.LambdaReply;
import dev.promptport.function.http.lambda.Payload;
import dev.promptport.function.http.lambda.SwappableModel;
import dev.promptport.function.http.provider.CompletionProvider;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Artifacts where they may be read. */
class ArtifactsTest {

    private static final String LIST = "/code_generation/artifacts";
    private static final Store STORE = new Store();
    private static LambdaEdge edge;

    private final InMemoryArtifacts artifacts = InMemoryArtifacts.empty();

    @BeforeAll
    static void start() {
        SwappableModel model = new SwappableModel();
        edge =
                new LambdaEdge(
                        "code-generation",
                        Payload.V2,
                        Map.of(
                                "PROMPTPORT_ARTIFACTS_READABLE", "true",
                                "CODE_GENERATION_MODEL", "scripted:coder",
                                "ARTIFACTS", "s3://codes",
                                "AWS_REGION", "eu-central-1"),
                        new CompletionProvider("scripted", model, model),
                        STORE);
    }

    @AfterAll
    static void stop() {
        edge.close();
    }

    @BeforeEach
    void empty() {
        STORE.keptIn(artifacts);
    }

    private Artifact saved(String language, String code) {
        Language known = Language.named(language);
        return artifacts.save(
                new ArtifactDraft(
                        UTF_8.encode(code),
                        known.mediaType(),
                        known.extension(),
                        Optional.empty()));
    }

    @Test
    void are_listed_the_newest_first() {
        Artifact first = saved("Python", "print()\n");
        Artifact second = saved("HTML", "<p>ü</p>");

        JsonArray listed = edge.get(LIST).json().getAsJsonArray("artifacts");

        assertThat(listed).hasSize(2);
        JsonObject newest = listed.get(0).getAsJsonObject();
        assertThat(newest.get("key").getAsString()).isEqualTo(second.key().value());
        assertThat(newest.get("media_type").getAsString()).isEqualTo("text/html; charset=utf-8");
        assertThat(newest.get("size").getAsLong()).isEqualTo(9);
        assertThat(newest.get("sha256").getAsString()).isEqualTo(second.sha256());
        assertThat(Instant.parse(newest.get("saved_at").getAsString())).isEqualTo(second.savedAt());
        assertThat(listed.get(1).getAsJsonObject().get("key").getAsString())
                .isEqualTo(first.key().value());
    }

    @Test
    void are_listed_up_to_a_limit() {
        saved("Python", "1");
        saved("Python", "2");

        assertThat(edge.get(LIST + "?limit=1").json().getAsJsonArray("artifacts")).hasSize(1);
        assertThat(edge.get("/code-generation/artifacts").json().getAsJsonArray("artifacts"))
                .hasSize(2);
    }

    @Test
    void may_be_none() {
        assertThat(edge.get(LIST).body()).isEqualTo("{\"artifacts\":[]}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1001", "many", "1.5"})
    void are_not_listed_up_to_no_number(String limit) {
        LambdaReply reply = edge.get(LIST + "?limit=" + limit);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.error().get("param").getAsString()).isEqualTo("limit");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/code_generation/artifacts/", "/code-generation/artifacts/"})
    void are_read_as_attachments(String path) {
        Artifact page = saved("HTML", "<script>alert('ü')</script>");

        LambdaReply reply = edge.get(path + page.key().value());

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body()).isEqualTo("<script>alert('ü')</script>");
        assertThat(reply.header("content-type").replace(" ", ""))
                .isEqualTo("text/html;charset=utf-8");
        assertThat(reply.header("content-disposition"))
                .isEqualTo("attachment; filename=\"1.html\"");
        assertThat(reply.header("etag")).isEqualTo("\"" + page.sha256() + "\"");
        assertThat(reply.header("x-content-type-options")).isEqualTo("nosniff");
        assertThat(reply.header("content-security-policy")).isEqualTo("sandbox");
    }

    @Test
    void are_read_whatever_the_caller_accepts() {
        Artifact code = saved("Python", "print()\n");

        LambdaReply reply =
                edge.send(
                        "GET",
                        LIST + "/" + code.key().value(),
                        Map.of("accept", "text/x-python"),
                        new byte[0]);

        assertThat(reply.body()).isEqualTo("print()\n");
    }

    @Test
    void that_are_not_there_are_named() {
        LambdaReply reply = edge.get(LIST + "/in-memory/7.py");

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.error().get("code").getAsString()).isEqualTo("artifact_not_found");
        assertThat(reply.error().get("param").getAsString()).isEqualTo("key");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../secrets",
                "code_output/../../secrets",
                "..%2Fsecrets",
                "%2e%2e/secrets",
                "/etc/passwd",
                "a%00b",
                "a%20b",
                "a%5Cb",
                ".hidden",
                "a//b"
            })
    void cannot_be_asked_for_by_what_is_no_key(String key) {
        LambdaReply reply = edge.get(LIST + "/" + key);

        assertThat(reply.status()).isIn(400, 404);
        assertThat(reply.error().get("type").getAsString()).isEqualTo("invalid_request_error");
    }
}
