package dev.promptport.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import dev.promptport.deployment.moto.AwsApi;
import dev.promptport.deployment.moto.DeployedFunction;
import dev.promptport.deployment.moto.Lambda;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What was applied is what AWS says it has. */
@Order(2)
@ExtendWith(Deployed.class)
class DeploymentIT {

    private static final String V1 =
            "io.micronaut.function.aws.proxy.payload1.ApiGatewayProxyRequestEventFunction";
    private static final String V2 =
            "io.micronaut.function.aws.proxy.payload2.APIGatewayV2HTTPEventFunction";
    private static final String ORIGIN = "https://chat.example.com";

    private final Deployment deployment;
    private final AwsApi aws;
    private final Lambda lambda;

    DeploymentIT(Deployment deployment) {
        this.deployment = deployment;
        aws = deployment.aws();
        lambda = new Lambda(aws);
    }

    private String name(String function) {
        return deployment.name() + "-" + function;
    }

    @Test
    void eight_functions() {
        assertThat(lambda.names())
                .isEqualTo(deployment.outputs("function_names").values().stream().sorted().toList())
                .hasSize(8);
    }

    @ParameterizedTest
    @CsvSource({
        "t5, 2048, 29, " + V2,
        "sagemaker-chat, 1024, 28, " + V1,
        "toxicity, 1024, 60, " + V2,
        "code-generation, 1024, 29, " + V2,
        "openai-chat, 1024, 28, " + V1,
        "memory-chat, 1024, 28, " + V1,
        "function-calling, 1024, 28, " + V1,
        "info, 1024, 28, " + V1
    })
    void a_function_with_its_layers_and_settings(
            String function, int memory, int timeout, String handler) throws IOException {
        JsonObject made =
                JsonParser.parseString(
                                Files.readString(
                                        deployment.tree().packages().resolve("packages.json")))
                        .getAsJsonObject()
                        .getAsJsonObject("functions")
                        .getAsJsonObject(function);

        DeployedFunction deployed = lambda.function(name(function), "live");

        assertThat(deployed.version()).isEqualTo("1");
        assertThat(deployed.runtime()).isEqualTo("java25");
        assertThat(deployed.architectures()).containsExactly("arm64");
        assertThat(deployed.handler()).isEqualTo(handler);
        assertThat(deployed.memory()).isEqualTo(memory);
        assertThat(deployed.timeout()).isEqualTo(timeout);
        assertThat(deployed.layers())
                .isEqualTo(
                        texts(made.getAsJsonArray("layers").asList()).stream()
                                .map(layer -> aws.arn("lambda", "layer:" + name(layer) + ":1"))
                                .toList());
        made.getAsJsonObject("environment")
                .asMap()
                .forEach(
                        (setting, value) ->
                                assertThat(deployed.environment())
                                        .containsEntry(setting, value.getAsString()));
        assertThat(
                        lambda.configuration(name(function), "1")
                                .getAsJsonObject("TracingConfig")
                                .get("Mode")
                                .getAsString())
                .isEqualTo("Active");
    }

    @ParameterizedTest
    @CsvSource({
        "t5, PROMPTPORT_HTTP_STAGE, default",
        "code-generation, PROMPTPORT_HTTP_STAGE, dev",
        "openai-chat, PROMPTPORT_HTTP_STAGE, v1",
        "code-generation, CODE_GENERATION_MODEL, bedrock:eu.amazon.nova-lite-v1:0",
        "code-generation, ARTIFACTS, s3://~-artifacts-123456789012",
        "sagemaker-chat, SAGEMAKER_CHAT_MODEL, sagemaker:~-endpoint-mistral",
        "toxicity, TOXICITY_MODEL, sagemaker:~-endpoint-toxicity",
        "openai-chat, MODEL_ALIASES, gpt-4=bedrock:amazon.nova-pro-v1:0",
        "memory-chat, MEMORY, dynamodb:~-conversations"
    })
    void a_setting(String function, String setting, String value) {
        assertThat(lambda.function(name(function), "live").environment())
                .containsEntry(setting, value.replace("~", deployment.name()));
    }

    @Test
    void no_setting_holds_a_key() {
        for (String name : lambda.names()) {
            Map<String, String> environment = lambda.function(name, "live").environment();

            assertThat(environment).doesNotContainKey("OPENAI_API_KEY");
            assertThat(environment.values()).doesNotContain("not-a-key");
            if (environment.containsKey("OPENAI_API_KEY_SECRET")) {
                assertThat(environment.get("OPENAI_API_KEY_SECRET"))
                        .startsWith(aws.arn("secretsmanager", "secret:"));
            }
        }
    }

    @Test
    void executions_reserved_for_toxicity() {
        assertThat(
                        lambda.concurrency(name("toxicity"))
                                .get("ReservedConcurrentExecutions")
                                .getAsInt())
                .isEqualTo(10);
    }

    @ParameterizedTest
    @ValueSource(strings = {"runtime", "aws-sdk", "pytorch", "model-t5-mini"})
    void a_layer_for_java_25(String layer) {
        JsonObject told = lambda.layer(aws.arn("lambda", "layer:" + name(layer) + ":1"));

        assertThat(texts(told.getAsJsonArray("CompatibleRuntimes").asList()))
                .containsExactly("java25");
        assertThat(texts(told.getAsJsonArray("CompatibleArchitectures").asList()))
                .contains("arm64")
                .hasSize(layer.equals("pytorch") ? 1 : 2);
    }

    @ParameterizedTest
    @CsvSource({
        "t5, default, ANY /rust-lambda-t5|POST /t5, 30000",
        "code-generation, dev, POST /code-generation|POST /code_generation, 30000"
    })
    void an_http_api(String function, String stage, String routes, int timeout) {
        String id = host(function);
        JsonObject deployed = items("/v2/apis/" + id + "/stages").getFirst();

        assertThat(deployed.get("stageName").getAsString()).isEqualTo(stage);
        assertThat(
                        deployed.getAsJsonObject("defaultRouteSettings")
                                .get("throttlingRateLimit")
                                .getAsDouble())
                .isEqualTo(20);
        assertThat(deployed.getAsJsonObject("accessLogSettings").get("format").getAsString())
                .contains("$context.requestId")
                .doesNotContain("body", "querystring", "$context.path\"");
        assertThat(
                        items("/v2/apis/" + id + "/routes").stream()
                                .map(route -> route.get("routeKey").getAsString())
                                .sorted())
                .containsExactly(routes.split("\\|"));
        assertThat(items("/v2/apis/" + id + "/integrations"))
                .allSatisfy(
                        integration -> {
                            assertThat(integration.get("integrationUri").getAsString())
                                    .contains("function:" + name(function) + ":live");
                            assertThat(integration.get("timeoutInMillis").getAsInt())
                                    .isEqualTo(timeout);
                        });
        JsonObject cors =
                aws.get("apigateway", "/v2/apis/" + id).getAsJsonObject("corsConfiguration");
        assertThat(texts(cors.getAsJsonArray("allowOrigins").asList())).containsExactly(ORIGIN);
    }

    @Test
    void the_rest_api() {
        String path = "/restapis/" + host("info");
        List<String> keyed = new ArrayList<>();
        List<String> open = new ArrayList<>();
        for (JsonObject resource :
                list(aws.get("apigateway", path + "/resources?embed=methods&limit=500"), "item")) {
            if (resource.has("resourceMethods")) {
                for (String method : resource.getAsJsonObject("resourceMethods").keySet()) {
                    JsonObject told =
                            aws.get(
                                    "apigateway",
                                    "%s/resources/%s/methods/%s"
                                            .formatted(
                                                    path,
                                                    resource.get("id").getAsString(),
                                                    method));
                    (told.get("apiKeyRequired").getAsBoolean() ? keyed : open)
                            .add(method + " " + resource.get("path").getAsString());
                }
            }
        }

        assertThat(keyed)
                .contains(
                        "POST /passthrough",
                        "POST /passthrough_v2",
                        "POST /langchain",
                        "POST /openai_function_passthrough",
                        "POST /examples/{slug}",
                        "POST /examples/openai-function-calling",
                        "POST /examples/default-marv-sarcastic-chat",
                        "POST /chat/completions",
                        "ANY /info");
        assertThat(open)
                .contains(
                        "ANY /invoke_sagemaker_endpoint",
                        "POST /tests/test_200",
                        "POST /tests/test_400",
                        "POST /tests/test_500",
                        "POST /tests/test_504",
                        "OPTIONS /passthrough")
                .allMatch(
                        route ->
                                route.startsWith("OPTIONS ")
                                        || route.contains(" /tests/")
                                        || route.endsWith("/invoke_sagemaker_endpoint"));
    }

    @Test
    void the_rest_apis_stage_keys_and_plans() {
        String path = "/restapis/" + host("info");
        JsonObject stage = aws.get("apigateway", path + "/stages/v1");

        assertThat(stage.get("tracingEnabled").getAsBoolean()).isTrue();
        assertThat(stage.getAsJsonObject("accessLogSettings").get("format").getAsString())
                .contains("$context.requestId")
                .doesNotContain("body", "querystring", "$context.path\"");
        JsonObject settings = stage.getAsJsonObject("methodSettings").getAsJsonObject("*/*");
        assertThat(settings.get("dataTraceEnabled").getAsBoolean()).isFalse();
        assertThat(settings.get("throttlingRateLimit").getAsDouble()).isEqualTo(20);
        assertThat(
                        list(aws.get("apigateway", "/apikeys"), "item").stream()
                                .map(key -> key.get("name").getAsString()))
                .containsExactlyInAnyOrder(name("alice"), name("bob"));
        assertThat(list(aws.get("apigateway", "/usageplans"), "item"))
                .hasSize(2)
                .allSatisfy(
                        plan -> {
                            assertThat(plan.getAsJsonObject("quota").get("limit").getAsInt())
                                    .isIn(50, 500);
                            assertThat(
                                            list(plan, "apiStages").stream()
                                                    .map(at -> at.get("stage").getAsString()))
                                    .containsExactly("v1");
                        });
    }

    @Test
    void toxicitys_url_with_cors() {
        JsonObject url = lambda.url(name("toxicity"), "live");
        JsonObject cors = url.getAsJsonObject("Cors");

        assertThat(url.get("AuthType").getAsString()).isEqualTo("AWS_IAM");
        assertThat(texts(cors.getAsJsonArray("AllowOrigins").asList())).containsExactly(ORIGIN);
        assertThat(texts(cors.getAsJsonArray("AllowMethods").asList()))
                .containsAnyOf("*", "GET")
                .doesNotContain("OPTIONS");
        assertThat(texts(cors.getAsJsonArray("AllowHeaders").asList()))
                .contains(
                        "authorization",
                        "content-type",
                        "x-amz-date",
                        "x-amz-security-token",
                        "accept");
        assertThat(texts(cors.getAsJsonArray("ExposeHeaders").asList()))
                .contains("access-control-allow-origin");
        assertThat(cors.get("AllowCredentials").getAsBoolean()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"artifacts", "code", "site"})
    void a_private_bucket(String kind) {
        String bucket = "/" + name(kind) + "-123456789012";

        for (String block :
                List.of(
                        "BlockPublicAcls",
                        "IgnorePublicAcls",
                        "BlockPublicPolicy",
                        "RestrictPublicBuckets")) {
            assertThat(AwsApi.texts(aws.xml("s3", bucket + "?publicAccessBlock"), block))
                    .containsExactly("true");
        }
        assertThat(AwsApi.texts(aws.xml("s3", bucket + "?ownershipControls"), "ObjectOwnership"))
                .containsExactly("BucketOwnerEnforced");
        assertThat(AwsApi.texts(aws.xml("s3", bucket + "?encryption"), "SSEAlgorithm")).hasSize(1);
        assertThat(AwsApi.texts(aws.xml("s3", bucket + "?versioning"), "Status"))
                .containsExactly("Enabled");
        assertThat(AwsApi.texts(aws.xml("s3", bucket + "?lifecycle"), "DaysAfterInitiation"))
                .hasSize(1);
    }

    @Test
    void logs_that_end() {
        JsonObject groups = aws.call("logs", "Logs_20140328.DescribeLogGroups", new JsonObject());
        List<JsonObject> told = list(groups, "logGroups");

        assertThat(told)
                .allSatisfy(
                        group ->
                                assertThat(group.has("retentionInDays"))
                                        .as(group.toString())
                                        .isTrue());
        assertThat(told.stream().map(group -> group.get("logGroupName").getAsString()))
                .containsAll(
                        lambda.names().stream()
                                .map(function -> "/aws/lambda/" + function)
                                .toList());
    }

    @Test
    void alarms_on_every_function_and_api_that_reach_somebody() {
        Document alarms =
                aws.query(
                        "monitoring", "2010-08-01", "DescribeAlarms", Map.of("MaxRecords", "100"));
        List<String> names = AwsApi.texts(alarms, "AlarmName");

        for (String function : lambda.names()) {
            assertThat(names)
                    .contains(
                            function + "-errors", function + "-throttles", function + "-duration");
        }
        assertThat(names)
                .contains(
                        deployment.name() + "-rest-api-errors",
                        name("t5") + "-http-api-errors",
                        name("code-generation") + "-http-api-errors");
        assertThat(AwsApi.texts(alarms, "AlarmActions"))
                .containsOnly(aws.arn("sns", name("alarms")));
    }

    @Test
    void a_table_for_conversations() {
        JsonObject ask = new JsonObject();
        ask.addProperty("TableName", name("conversations"));
        JsonObject table =
                aws.call("dynamodb", "DynamoDB_20120810.DescribeTable", ask)
                        .getAsJsonObject("Table");

        assertThat(table.getAsJsonArray("KeySchema").toString())
                .contains("\"conversation\"", "\"HASH\"")
                .doesNotContain("RANGE");
        assertThat(
                        aws.call("dynamodb", "DynamoDB_20120810.DescribeTimeToLive", ask)
                                .getAsJsonObject("TimeToLiveDescription")
                                .get("AttributeName")
                                .getAsString())
                .isEqualTo("expires");
    }

    /** The id of the API that a function is called through. */
    private String host(String function) {
        return deployment
                .outputs("urls")
                .getOrDefault(function, "")
                .replaceAll("^https://([^.]+)\\..*$", "$1");
    }

    private List<JsonObject> items(String path) {
        return list(aws.get("apigateway", path), "items");
    }

    private static List<JsonObject> list(JsonObject json, String name) {
        return json.getAsJsonArray(name).asList().stream()
                .map(JsonElement::getAsJsonObject)
                .toList();
    }

    private static List<String> texts(List<JsonElement> elements) {
        return elements.stream().map(JsonElement::getAsString).toList();
    }
}
