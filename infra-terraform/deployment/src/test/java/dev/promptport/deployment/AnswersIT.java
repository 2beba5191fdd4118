package dev.promptport.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.EnumSource.Mode.INCLUDE;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import dev.promptport.deployment.harness.Exchanges;
import dev.promptport.deployment.harness.Reference;
import dev.promptport.function.http.lambda.LambdaReply;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What was deployed, run as Lambda runs it, answers the requests that the systems it replaces were
 * sent.
 */
@Order(3)
@ExtendWith(Deployed.class)
class AnswersIT {

    private static final String CODE_COMPLETE = "code generation complete";

    private final Deployment deployment;
    private final Exchanges exchanges;

    AnswersIT(Deployment deployment, Exchanges exchanges) {
        this.deployment = deployment;
        this.exchanges = exchanges;
    }

    private LambdaReply answer(Reference reference) throws IOException, InterruptedException {
        return exchanges.of(reference).reply();
    }

    private JsonObject answered(Reference reference) throws IOException, InterruptedException {
        LambdaReply reply = answer(reference);
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        assertThat(reply.header("x-request-id")).isNotEmpty();
        return reply.json();
    }

    @ParameterizedTest
    @EnumSource(
            mode = INCLUDE,
            names = {"T5", "T5_BY_ITS_NAME"})
    @DisplayName(
            "T5 answers, on x86_64 with PyTorch's libraries for x86_64 in place of the layer's for arm64")
    void t5(Reference reference) throws Exception {
        JsonObject answer = answered(reference);

        assertThat(answer.get("response").getAsString())
                .isEqualTo("This package contains the documentation.");
        assertThat(answer.get("model").getAsString()).isEqualTo("local:t5-mini");
        assertThat(answer.get("finish_reason").getAsString()).isEqualTo("stop");
        assertThat(answer.getAsJsonObject("usage").get("output_tokens").getAsInt()).isPositive();
    }

    @Test
    void mistral_on_sagemaker() throws Exception {
        assertThat(answer(Reference.MISTRAL).body())
                .isEqualTo(
                        "{\"result\":[{\"generated_text\":\" The capital of France is Paris.\"}]}");
        assertThat(answer(Reference.MISTRAL).status()).isEqualTo(200);
    }

    @Test
    void toxicity_behind_a_function_url() throws Exception {
        assertThat(answer(Reference.TOXICITY).status()).isEqualTo(200);
        assertThat(answer(Reference.TOXICITY).body())
                .isEqualTo(
                        "[[\"__label__none\",\"__label__toxic\",\"__label__obscene\"],"
                                + "[\"0.9797907\",\"0.02019908\",\"3.6296085e-05\"]]");
    }

    @Test
    void toxicity_is_not_for_those_who_do_not_sign() {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> exchanges.route("toxicity", "curl \"$URL/?k=3&q=who\""))
                .withMessageContaining("is not signed");
    }

    @ParameterizedTest
    @EnumSource(
            mode = INCLUDE,
            names = {"CODE_GENERATION", "CODE_GENERATION_ONCE"})
    void code_generation_on_bedrock(Reference reference) throws Exception {
        JsonObject answer = answered(reference);

        assertThat(answer.get("message").getAsString()).isEqualTo(CODE_COMPLETE);
        assertThat(answer.get("bucket").getAsString()).contains("artifacts");
        assertThat(answer.get("key").getAsString()).matches("code_output/.+\\.py");
        assertThat(answer.get("language").getAsString()).isEqualTo("Python");
        assertThat(answer.get("model").getAsString()).isEqualTo("bedrock:eu.amazon.nova-lite-v1:0");
        assertThat(
                        exchanges.object(
                                answer.get("bucket").getAsString(),
                                answer.get("key").getAsString()))
                .isEqualTo("class Node:\n    pass\n");
    }

    @Test
    void code_generation_once_for_a_repeated_request() throws Exception {
        JsonObject first = answered(Reference.CODE_GENERATION_ONCE);
        JsonObject again = answered(Reference.CODE_GENERATION_AGAIN);

        assertThat(first.get("replayed").getAsBoolean()).isFalse();
        assertThat(again.get("replayed").getAsBoolean()).isTrue();
        assertThat(again.get("key")).isEqualTo(first.get("key"));
        assertThat(exchanges.of(Reference.CODE_GENERATION_AGAIN).calls())
                .noneMatch(call -> call.action().startsWith("bedrock:"));
    }

    @Test
    void code_generation_by_its_other_name_in_the_references_words() throws Exception {
        assertThat(answer(Reference.CODE_GENERATION_WITH_HYPHEN).body()).isEqualTo(CODE_COMPLETE);
    }

    @ParameterizedTest
    @EnumSource(
            mode = INCLUDE,
            names = {"APP", "PASSTHROUGH", "PASSTHROUGH_V2", "CHAT_COMPLETIONS"})
    void openai_chats(Reference reference) throws Exception {
        JsonObject answer = answered(reference);

        assertThat(answer.get("object").getAsString()).isEqualTo("chat.completion");
        assertThat(text(answer)).isEqualTo("She broke the lamp post.");
        assertThat(answer.getAsJsonObject("usage").get("total_tokens").getAsInt()).isEqualTo(12);
        if (reference != Reference.CHAT_COMPLETIONS) {
            assertThat(answer.getAsJsonObject("request_meta_data").get("lambda").getAsString())
                    .isEqualTo("lambda_openai_v2");
        }
    }

    @Test
    void a_model_that_stands_for_another_providers() throws Exception {
        assertThat(text(answered(Reference.CHAT_COMPLETIONS_BY_ALIAS))).contains("class Node");
    }

    @Test
    void openai_chat_says_what_is_wrong_with_a_request() throws Exception {
        LambdaReply reply = answer(Reference.WRONG_PASSTHROUGH);

        assertThat(reply.status()).as(reply.body()).isEqualTo(400);
        assertThat(reply.json().keySet()).contains("error", "description", "request_id");
    }

    @Test
    void the_references_fixed_answers_need_no_key() throws Exception {
        assertThat(answer(Reference.TEST_504).status()).isEqualTo(504);
        assertThat(answer(Reference.TEST_504).body()).contains("TEST 504 RESPONSE.");
    }

    @TestFactory
    Stream<DynamicTest> every_app() throws Exception {
        JsonArray apps = answered(Reference.APPS).getAsJsonArray("apps");
        assertThat(apps).hasSize(30);
        return apps.asList().stream()
                .map(JsonElement::getAsJsonObject)
                .map(app -> app.get("slug").getAsString())
                .map(slug -> DynamicTest.dynamicTest(slug, () -> app(slug)));
    }

    private void app(String slug) throws IOException, InterruptedException {
        LambdaReply reply =
                exchanges
                        .send(
                                "openai-chat",
                                """
                                curl "$URL/examples/%s" -H "x-api-key: $API_KEY" \\
                                  -H 'content-type: application/json' -d '{"input_text":"she broked the lamp post"}'"""
                                        .formatted(slug))
                        .reply();

        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource(
            mode = INCLUDE,
            names = {"LANGCHAIN", "MARV"})
    void a_conversation_that_is_remembered(Reference reference) throws Exception {
        JsonObject answer = answered(reference);

        JsonObject last =
                answer.getAsJsonObject("chat_memory")
                        .getAsJsonArray("messages")
                        .asList()
                        .getLast()
                        .getAsJsonObject();
        assertThat(last.get("type").getAsString()).isEqualTo("ai");
        assertThat(last.get("content").getAsString()).isEqualTo("She broke the lamp post.");
        assertThat(answer.get("memory_key").getAsString()).isEqualTo("chat_history");
        assertThat(answer(reference).header("x-memory")).isEqualTo("saved");
    }

    @ParameterizedTest
    @EnumSource(
            mode = INCLUDE,
            names = {"FUNCTION_CALLING", "FUNCTION_PASSTHROUGH"})
    void a_conversation_with_tools(Reference reference) throws Exception {
        JsonObject answer = answered(reference);

        assertThat(text(answer)).isEqualTo("It is 50 °F in Cambridge.");
        assertThat(answer.getAsJsonObject("request_meta_data").get("lambda").getAsString())
                .isEqualTo("lambda_openai_function");
    }

    @Test
    void info_tells_of_the_deployment_and_no_secret() throws Exception {
        JsonObject answer = answered(Reference.INFO);

        assertThat(answer.keySet()).contains("aws", "settings");
        assertThat(
                        answer.getAsJsonObject("aws")
                                .getAsJsonObject("apigateway")
                                .get("stage")
                                .getAsString())
                .isEqualTo("v1");
        assertThat(answer.toString()).doesNotContain("nobody's secret", "not-a-key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"openai-chat", "memory-chat", "function-calling", "info"})
    void is_not_for_those_without_a_key(String function) {
        String line =
                deployment
                        .outputs("curl")
                        .getOrDefault(function, "")
                        .replace("$API_KEY", "guessed");

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> exchanges.route(function, line))
                .withMessageContaining("no API key that is known");
    }

    @TestFactory
    Stream<DynamicTest> the_line_of_curl_that_terraform_puts_out() {
        Map<String, String> lines = deployment.outputs("curl");
        assertThat(lines).hasSize(8);
        return lines.entrySet().stream()
                .map(
                        line ->
                                DynamicTest.dynamicTest(
                                        line.getKey(),
                                        () -> {
                                            LambdaReply reply =
                                                    exchanges
                                                            .send(line.getKey(), line.getValue())
                                                            .reply();
                                            assertThat(reply.status())
                                                    .as(reply.body())
                                                    .isEqualTo(200);
                                            assertThat(
                                                            JsonParser.parseString(reply.body())
                                                                    .isJsonNull())
                                                    .isFalse();
                                        }));
    }

    private static String text(JsonObject answer) {
        JsonObject choice = answer.getAsJsonArray("choices").get(0).getAsJsonObject();
        return choice.getAsJsonObject("message").get("content").getAsString();
    }
}
