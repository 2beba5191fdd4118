package dev.promptport.deployment.harness;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import dev.promptport.deployment.iam.Call;
import dev.promptport.deployment.moto.AwsApi;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Tells which call of AWS's API a request was, by the scope of its signature and by what it asks.
 */
record AwsCalls(AwsApi aws) {

    private static final String EUROPE = "eu.";
    private static final List<String> REGIONS_OF_EUROPE =
            List.of("eu-central-1", "eu-north-1", "eu-west-1", "eu-west-3");
    private static final Pattern SCOPE =
            Pattern.compile(
                    "AWS4-HMAC-SHA256 Credential=[^/]+/\\d{8}/([^/]+)/([^/]+)/aws4_request.*");

    /** What the request needs permissions for; nothing when it is not signed and went to others. */
    List<Call> calls(LoggedRequest request) {
        Matcher scope =
                SCOPE.matcher(Optional.ofNullable(request.getHeader("authorization")).orElse(""));
        if (!scope.matches()) {
            return List.of();
        }
        if (!scope.group(1).equals(aws.region())) {
            throw new AssertionError("a call went to the region " + scope.group(1));
        }
        return switch (scope.group(2)) {
            case "bedrock" -> bedrock(path(request));
            case "sagemaker" -> List.of(sagemaker(path(request)));
            case "s3" -> List.of(s3(request));
            case "secretsmanager" -> List.of(secretsManager(request));
            case "dynamodb" -> List.of(dynamoDb(request));
            default -> throw new AssertionError("a call of " + scope.group(2));
        };
    }

    /**
     * Converse needs the permission of InvokeModel: for a model its own, for an inference profile
     * the profile's, and the model's in each region that the profile may send the request to.
     */
    private List<Call> bedrock(String path) {
        String[] parts = path.split("/");
        String model = decoded(parts[2]);
        String action =
                parts[3].endsWith("stream")
                        ? "bedrock:InvokeModelWithResponseStream"
                        : "bedrock:InvokeModel";
        if (!model.startsWith(EUROPE)) {
            return List.of(Call.of(action, model(aws.region(), model)));
        }
        String profile = aws.arn("bedrock", "inference-profile/" + model);
        return Stream.concat(
                        Stream.of(Call.of(action, profile)),
                        REGIONS_OF_EUROPE.stream()
                                .map(
                                        region ->
                                                Call.of(
                                                                action,
                                                                model(
                                                                        region,
                                                                        model.substring(
                                                                                EUROPE.length())))
                                                        .with(
                                                                "bedrock:InferenceProfileArn",
                                                                profile)))
                .toList();
    }

    private static String model(String region, String model) {
        return "arn:aws:bedrock:%s::foundation-model/%s".formatted(region, model);
    }

    private Call sagemaker(String path) {
        String[] parts = path.split("/");
        String action =
                parts[3].equals("invocations")
                        ? "InvokeEndpoint"
                        : "InvokeEndpointWithResponseStream";
        return Call.of(
                "sagemaker:" + action, aws.arn("sagemaker", "endpoint/" + decoded(parts[2])));
    }

    private Call s3(LoggedRequest request) {
        String object = decoded(path(request)).substring(1);
        String method = request.getMethod().getName();
        if (!object.contains("/") || object.endsWith("/")) {
            throw new AssertionError(
                    "a call of S3 on a bucket: " + method + " " + request.getUrl());
        }
        String action =
                switch (method) {
                    case "PUT" -> "s3:PutObject";
                    case "GET", "HEAD" -> "s3:GetObject";
                    case "DELETE" -> "s3:DeleteObject";
                    default -> throw new AssertionError("a call of S3: " + method);
                };
        Call call = Call.of(action, "arn:aws:s3:::" + object);
        String condition = request.getHeader("if-none-match");
        return condition == null ? call : call.with("s3:if-none-match", condition);
    }

    private Call secretsManager(LoggedRequest request) {
        return Call.of(
                "secretsmanager:" + operation(request),
                body(request).get("SecretId").getAsString());
    }

    private Call dynamoDb(LoggedRequest request) {
        return Call.of(
                "dynamodb:" + operation(request),
                aws.arn("dynamodb", "table/" + body(request).get("TableName").getAsString()));
    }

    private static String operation(LoggedRequest request) {
        String target = request.getHeader("x-amz-target");
        return target.substring(target.indexOf('.') + 1);
    }

    private static JsonObject body(LoggedRequest request) {
        return JsonParser.parseString(request.getBodyAsString()).getAsJsonObject();
    }

    private static String path(LoggedRequest request) {
        return URI.create(request.getUrl()).getRawPath();
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
