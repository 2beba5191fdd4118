package dev.promptport.function.info;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import dev.promptport.function.http.lambda.LambdaEdge;
import dev.promptport.function.http.lambda.LambdaReply;
import dev.promptport.function.http.lambda.Payload;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

@ParameterizedClass
@EnumSource(Payload.class)
class InfoTest {

    private static final Map<String, String> ENVIRONMENT =
            Map.ofEntries(
                    Map.entry("AWS_REGION", "eu-central-1"),
                    Map.entry("AWS_LAMBDA_FUNCTION_NAME", "gateway-info"),
                    Map.entry("AWS_LAMBDA_FUNCTION_VERSION", "7"),
                    Map.entry("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "512"),
                    Map.entry("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE"),
                    Map.entry("PROMPTPORT_API_ID", "a1b2c3"),
                    Map.entry("PROMPTPORT_API_STAGE", "v1"),
                    Map.entry("PROMPTPORT_API_DOMAINS", "api.example.com, api.example.org"),
                    Map.entry("PROMPTPORT_TERRAFORM_SETTINGS", "MODEL_ALIASES, HF_TOKEN"),
                    Map.entry("PROMPTPORT_HTTP_STAGE", "v1"),
                    Map.entry("MODEL_ALIASES", "gpt-4=bedrock:my-model"),
                    Map.entry("HF_TOKEN", "hf_canary"),
                    Map.entry("ARTIFACTS", ""));

    private static final Map<Payload, LambdaEdge> EDGES = new EnumMap<>(Payload.class);

    private final LambdaEdge edge;

    InfoTest(Payload payload) {
        edge = EDGES.computeIfAbsent(payload, shape -> new LambdaEdge("info", shape, ENVIRONMENT));
    }

    @AfterAll
    static void close() {
        EDGES.values().forEach(LambdaEdge::close);
        EDGES.clear();
    }

    private JsonObject info() {
        return edge.get("/info").json();
    }

    private JsonObject settings(String group) {
        return info().getAsJsonObject("settings").getAsJsonObject(group);
    }

    private static JsonElement json(String text) {
        return JsonParser.parseString(text);
    }

    @Nested
    class The_route {

        @ParameterizedTest
        @ValueSource(strings = {"GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
        void is_open_to_every_method_with_and_without_the_stage(String method) {
            for (String path : List.of("/info", "/v1/info")) {
                LambdaReply reply = edge.send(method, path, Map.of(), new byte[0]);

                assertThat(reply.status()).as(path).isEqualTo(200);
                assertThat(reply.header("content-type")).startsWith("application/json");
                assertThat(reply.json().keySet()).containsExactly("aws", "settings");
            }
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"application/json", "text/plain", "application/x-www-form-urlencoded"})
        void does_not_look_at_the_body(String type) {
            LambdaReply reply =
                    edge.send(
                            "POST",
                            "/info",
                            Map.of("content-type", type),
                            "{not json".getBytes(StandardCharsets.UTF_8));

            assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        }
    }

    @Nested
    class Aws {

        @Test
        void is_what_lambda_and_terraform_say_of_it() {
            assertThat(info().get("aws"))
                    .isEqualTo(
                            json(
                                    """
                                    {"apigateway":{"api_id":"a1b2c3",
                                                   "domains":["api.example.com","api.example.org"],
                                                   "stage":"v1"},
                                     "lambda":{"function_name":"gateway-info","memory_mb":"512","version":"7"},
                                     "region":"eu-central-1"}"""));
        }
    }

    @Nested
    class A_setting {

        @Test
        void is_told_with_its_source() {
            assertThat(settings("aws_auth").get("AWS_REGION"))
                    .isEqualTo(json("{\"source\":\"environment\",\"value\":\"eu-central-1\"}"));
        }

        @Test
        void that_is_not_given_is_told_with_its_default() {
            assertThat(settings("server").get("PROMPTPORT_HTTP_MAX_REQUEST_BYTES"))
                    .isEqualTo(json("{\"source\":\"default\",\"value\":\"1048576\"}"));
        }

        @Test
        void that_is_empty_is_not_given() {
            assertThat(settings("artifacts").get("ARTIFACTS"))
                    .isEqualTo(json("{\"set\":false,\"source\":\"default\"}"));
        }

        @Test
        void that_terraform_names_comes_from_terraform() {
            assertThat(settings("models").get("MODEL_ALIASES"))
                    .isEqualTo(
                            json(
                                    "{\"source\":\"terraform\",\"value\":\"gpt-4=bedrock:my-model\"}"));
            assertThat(settings("environment").get("tfvars"))
                    .isEqualTo(json("[\"HF_TOKEN\",\"MODEL_ALIASES\"]"));
            assertThat(settings("environment").get("is_using_tfvars_file").getAsBoolean()).isTrue();
        }

        @Test
        void that_is_secret_is_set_or_not_and_no_more() {
            assertThat(settings("t5").get("HF_TOKEN"))
                    .isEqualTo(json("{\"set\":true,\"source\":\"terraform\"}"));
            assertThat(settings("openai_api").get("OPENAI_API_KEY"))
                    .isEqualTo(json("{\"set\":false,\"source\":\"default\"}"));
        }
    }

    @Nested
    class The_environment {

        @Test
        void is_java_and_the_machine() {
            JsonObject environment = settings("environment");

            assertThat(environment.get("java_version").getAsString()).startsWith("25");
            assertThat(environment.get("vm_name").getAsString()).isNotEmpty();
            assertThat(environment.get("micronaut_version").getAsString())
                    .matches("4\\.\\d+\\.\\d+");
            assertThat(environment.get("sdk_version").getAsString()).isEqualTo("not carried");
            assertThat(environment.get("os").getAsString()).isEqualTo("posix");
            assertThat(environment.get("system").getAsString())
                    .isEqualTo(System.getProperty("os.name"));
            assertThat(environment.get("release").getAsString())
                    .isEqualTo(System.getProperty("os.version"));
            assertThat(environment.get("uptime_seconds").getAsLong()).isNotNegative();
            assertThat(environment.get("is_using_dotenv_file").getAsBoolean()).isFalse();
        }

        @Test
        void lists_the_modules_by_name_and_version() {
            JsonArray modules = settings("environment").getAsJsonArray("modules");

            assertThat(modules)
                    .anySatisfy(
                            module ->
                                    assertThat(module)
                                            .isEqualTo(
                                                    json(
                                                            "{\"name\":\"micronaut-inject\",\"version\":\""
                                                                    + settings("environment")
                                                                            .get(
                                                                                    "micronaut_version")
                                                                            .getAsString()
                                                                    + "\"}")));
        }
    }

    @Test
    void services_are_pairs_of_a_name_and_whether_it_is_set_up() {
        assertThat(info().getAsJsonObject("settings").get("services"))
                .isEqualTo(json("[[\"info\",true]]"));
    }

    @Test
    void keys_come_in_order() {
        JsonObject info = info();

        assertThat(new ArrayList<>(info.getAsJsonObject("settings").keySet()))
                .isSortedAccordingTo(Comparator.naturalOrder());
        assertThat(new ArrayList<>(settings("environment").keySet()))
                .isSortedAccordingTo(Comparator.naturalOrder());
    }

    @Nested
    class The_defaults {

        @Test
        void are_told() {
            JsonObject defaults = settings("settings_defaults");

            assertThat(defaults.get("PORT").getAsString()).isEqualTo("8080");
            assertThat(defaults.get("PROMPTPORT_HTTP_MAX_REQUEST_BYTES").getAsString())
                    .isEqualTo("1048576");
        }

        @ParameterizedTest
        @ValueSource(strings = {"false", "0", "no"})
        void are_not_told_where_nobody_wants_them(String off) {
            try (LambdaEdge quiet =
                    new LambdaEdge("info", Payload.V2, Map.of("DUMP_DEFAULTS", off))) {
                JsonObject settings = quiet.get("/info").json().getAsJsonObject("settings");

                assertThat(settings.has("settings_defaults")).isFalse();
                assertThat(
                                settings.getAsJsonObject("environment")
                                        .get("dump_defaults")
                                        .getAsBoolean())
                        .isFalse();
            }
        }
    }
}
