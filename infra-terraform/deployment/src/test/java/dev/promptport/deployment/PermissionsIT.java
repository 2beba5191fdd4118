package dev.promptport.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.stream.Collectors.joining;

import dev.promptport.deployment.edge.Invocation;
import dev.promptport.deployment.harness.Exchange;
import dev.promptport.deployment.harness.Exchanges;
import dev.promptport.deployment.harness.Reference;
import dev.promptport.deployment.iam.Call;
import dev.promptport.deployment.iam.Decision;
import dev.promptport.deployment.iam.Policies;
import dev.promptport.deployment.moto.Iam;
import dev.promptport.deployment.moto.Lambda;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** What the deployed policies let everybody do: what is done, and nothing more. */
@Order(4)
@ExtendWith(Deployed.class)
class PermissionsIT {

    private static final String ACCOUNT = "123456789012";

    private final Deployment deployment;
    private final Exchanges exchanges;
    private final Lambda lambda;
    private final Iam iam;

    PermissionsIT(Deployment deployment, Exchanges exchanges) {
        this.deployment = deployment;
        this.exchanges = exchanges;
        lambda = new Lambda(deployment.aws());
        iam = new Iam(deployment.aws());
    }

    private String name(String function) {
        return deployment.outputs("function_names").getOrDefault(function, "");
    }

    private Policies role(String function) {
        return iam.policies(lambda.function(name(function), "live").roleName());
    }

    @ParameterizedTest
    @CsvSource({
        "t5, ''",
        "info, ''",
        "sagemaker-chat, sagemaker:InvokeEndpoint",
        "toxicity, sagemaker:InvokeEndpoint",
        "code-generation, bedrock:InvokeModel s3:GetObject s3:PutObject",
        "openai-chat, bedrock:InvokeModel secretsmanager:GetSecretValue",
        "memory-chat, dynamodb:GetItem dynamodb:PutItem secretsmanager:GetSecretValue",
        "function-calling, secretsmanager:GetSecretValue"
    })
    void a_function_may_what_it_asks_of_aws(String function, String actions) throws Exception {
        List<Call> calls = exchanges.calls(function);
        Policies role = role(function);

        assertThat(calls).allMatch(role::allow);
        assertThat(calls.stream().map(Call::action).distinct().sorted().collect(joining(" ")))
                .isEqualTo(actions);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "t5",
                "sagemaker-chat",
                "toxicity",
                "code-generation",
                "openai-chat",
                "memory-chat",
                "function-calling",
                "info"
            })
    void a_function_may_write_its_own_log_and_traces_and_no_others(String function) {
        Policies role = role(function);
        String group = "log-group:/aws/lambda/" + name(function);

        for (String action : List.of("logs:CreateLogStream", "logs:PutLogEvents")) {
            assertThat(role.allow(logs(action, group + ":log-stream:2026/11/21/[1]abc"))).isTrue();
            assertThat(role.allow(logs(action, group + "-2:log-stream:a"))).isFalse();
            assertThat(role.allow(logs(action, "log-group:/aws/lambda/other:log-stream:a")))
                    .isFalse();
        }
        assertThat(role.allow(Call.of("xray:PutTraceSegments", "*"))).isTrue();
        assertThat(role.allow(logs("logs:CreateLogGroup", group))).isFalse();
        assertThat(role.allow(logs("logs:DeleteLogGroup", group))).isFalse();
        assertThat(role.allow(logs("logs:GetLogEvents", group + ":log-stream:a"))).isFalse();
        assertThat(role.allow(Call.of("xray:GetTraceSummaries", "*"))).isFalse();
    }

    private Call logs(String action, String resource) {
        return Call.of(action, deployment.aws().arn("logs", resource));
    }

    /** {@code @} stands for the region and the account, {@code ~} for the deployment's name. */
    @ParameterizedTest
    @CsvSource({
        "code-generation, s3:PutObject, arn:aws:s3:::another-bucket/code_output/a.py",
        "code-generation, s3:PutObject, arn:aws:s3:::~-artifacts-123456789012/elsewhere/a.py",
        "code-generation, s3:GetObject, arn:aws:s3:::~-artifacts-123456789012/elsewhere/a.py",
        "code-generation, s3:DeleteObject, arn:aws:s3:::~-artifacts-123456789012/code_output/a.py",
        "code-generation, s3:PutObjectAcl, arn:aws:s3:::~-artifacts-123456789012/code_output/a.py",
        "code-generation, s3:ListBucket, arn:aws:s3:::~-artifacts-123456789012",
        "code-generation, s3:PutBucketPolicy, arn:aws:s3:::~-artifacts-123456789012",
        "code-generation, bedrock:InvokeModel, arn:aws:bedrock:eu-central-1::foundation-model/anthropic.claude-3-haiku-20240307-v1:0",
        "code-generation, bedrock:InvokeModel, arn:aws:bedrock:eu-central-1::foundation-model/amazon.nova-lite-v1:0",
        "code-generation, bedrock:InvokeModelWithResponseStream, arn:aws:bedrock:@:inference-profile/eu.amazon.nova-lite-v1:0",
        "code-generation, bedrock:CreateModelCustomizationJob, *",
        "code-generation, secretsmanager:GetSecretValue, arn:aws:secretsmanager:@:secret:~-openai-AbCdEf",
        "sagemaker-chat, sagemaker:InvokeEndpoint, arn:aws:sagemaker:@:endpoint/~-endpoint-toxicity",
        "sagemaker-chat, sagemaker:InvokeEndpoint, arn:aws:sagemaker:us-east-1:123456789012:endpoint/~-endpoint-mistral",
        "sagemaker-chat, sagemaker:DeleteEndpoint, arn:aws:sagemaker:@:endpoint/~-endpoint-mistral",
        "toxicity, sagemaker:InvokeEndpoint, arn:aws:sagemaker:@:endpoint/~-endpoint-mistral",
        "toxicity, sagemaker:InvokeEndpointAsync, arn:aws:sagemaker:@:endpoint/~-endpoint-toxicity",
        "toxicity, s3:GetObject, arn:aws:s3:::my-models/toxicity/model.tar.gz",
        "openai-chat, secretsmanager:GetSecretValue, arn:aws:secretsmanager:@:secret:another-AbCdEf",
        "openai-chat, secretsmanager:ListSecrets, *",
        "openai-chat, bedrock:InvokeModel, arn:aws:bedrock:eu-central-1::foundation-model/amazon.nova-premier-v1:0",
        "openai-chat, bedrock:InvokeModel, arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-pro-v1:0",
        "openai-chat, dynamodb:GetItem, arn:aws:dynamodb:@:table/~-conversations",
        "memory-chat, dynamodb:Scan, arn:aws:dynamodb:@:table/~-conversations",
        "memory-chat, dynamodb:GetItem, arn:aws:dynamodb:@:table/another",
        "memory-chat, dynamodb:DeleteTable, arn:aws:dynamodb:@:table/~-conversations",
        "function-calling, bedrock:InvokeModel, arn:aws:bedrock:eu-central-1::foundation-model/amazon.nova-pro-v1:0",
        "t5, s3:GetObject, arn:aws:s3:::my-models/t5/model.safetensors",
        "info, secretsmanager:GetSecretValue, arn:aws:secretsmanager:@:secret:~-openai-AbCdEf",
        "info, lambda:ListFunctions, *",
        "info, apigateway:GET, arn:aws:apigateway:eu-central-1::/apikeys"
    })
    void a_function_may_not(String function, String action, String resource) {
        String meant =
                resource.replace("@", deployment.aws().region() + ":" + ACCOUNT)
                        .replace("~", deployment.name());

        assertThat(role(function).decide(Call.of(action, meant))).isEqualTo(Decision.NOT_ALLOWED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "iam:CreateUser",
                "iam:PassRole",
                "sts:AssumeRole",
                "kms:Decrypt",
                "lambda:InvokeFunction",
                "lambda:UpdateFunctionCode",
                "ssm:GetParameter",
                "ec2:RunInstances"
            })
    void no_function_may(String action) {
        for (String function : deployment.outputs("function_names").keySet()) {
            Call call = Call.of(action, deployment.aws().arn(action.split(":")[0], "any/thing"));

            assertThat(role(function).decide(call)).as(function).isEqualTo(Decision.NOT_ALLOWED);
        }
    }

    @ParameterizedTest
    @EnumSource
    void an_api_may_invoke_the_function_behind_its_route_and_no_other_may(Reference reference)
            throws Exception {
        Exchange exchange = exchanges.of(reference);
        Invocation invocation = exchange.invocation();
        String policy = lambda.policy(invocation.function(), invocation.alias());
        if (reference == Reference.TOXICITY) {
            assertThat(policy).doesNotContain("apigateway.amazonaws.com");
            return;
        }
        Policies may = Policies.of(policy);
        Call invoke =
                Call.of(
                                "lambda:InvokeFunction",
                                lambdaArn(invocation.function(), invocation.alias()))
                        .by(invocation.caller())
                        .with("aws:SourceArn", invocation.source());

        assertThat(may.allow(invoke)).as(policy).isTrue();
        assertThat(
                        may.allow(
                                invoke.with(
                                        "aws:SourceArn",
                                        invocation
                                                .source()
                                                .replaceAll("/[A-Z]+/.*", "/POST/nowhere"))))
                .isFalse();
        assertThat(
                        may.allow(
                                invoke.with(
                                        "aws:SourceArn",
                                        invocation
                                                .source()
                                                .replaceAll(
                                                        "(execute-api:[^/]*:)[^/:]+/", "$1zzz/"))))
                .isFalse();
        assertThat(may.allow(invoke.by("events.amazonaws.com"))).isFalse();
    }

    private String lambdaArn(String function, String alias) {
        return deployment.aws().arn("lambda", "function:" + function + ":" + alias);
    }

    @Test
    void the_function_url_is_for_its_callers_who_need_both_permissions() {
        Policies may = Policies.of(lambda.policy(name("toxicity"), "live"));
        String caller = "arn:aws:iam::" + ACCOUNT + ":role/moderation";
        Call url =
                Call.of("lambda:InvokeFunctionUrl", lambdaArn(name("toxicity"), "live"))
                        .by(caller)
                        .with("lambda:FunctionUrlAuthType", "AWS_IAM");
        Call invoke =
                Call.of("lambda:InvokeFunction", lambdaArn(name("toxicity"), "live"))
                        .by(caller)
                        .with("lambda:InvokedViaFunctionUrl", "true");

        assertThat(may.allow(url)).isTrue();
        assertThat(may.allow(invoke)).isTrue();
        assertThat(may.allow(url.by("arn:aws:iam::" + ACCOUNT + ":role/other"))).isFalse();
        assertThat(may.allow(url.with("lambda:FunctionUrlAuthType", "NONE"))).isFalse();
        assertThat(may.allow(invoke.with("lambda:InvokedViaFunctionUrl", "false"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"t5", "code-generation", "openai-chat", "info"})
    void only_lambda_takes_on_a_functions_role_and_only_for_this_account(String function) {
        Policies trust = Policies.of(iam.trust(lambda.function(name(function), "live").roleName()));
        Call assume =
                Call.of("sts:AssumeRole", "*")
                        .by("lambda.amazonaws.com")
                        .with("aws:SourceAccount", ACCOUNT);

        assertThat(trust.allow(assume)).isTrue();
        assertThat(trust.allow(assume.with("aws:SourceAccount", "999999999999"))).isFalse();
        assertThat(trust.allow(assume.by("ec2.amazonaws.com"))).isFalse();
    }

    @Test
    void a_bucket_takes_code_only_over_tls_and_only_if_nothing_is_overwritten() {
        String bucket = deployment.name() + "-artifacts-" + ACCOUNT;
        Policies both =
                role("code-generation")
                        .and(
                                Policies.of(
                                        new String(
                                                deployment
                                                        .aws()
                                                        .bytes("s3", "/" + bucket + "?policy"),
                                                StandardCharsets.UTF_8)));
        String object = "arn:aws:s3:::" + bucket + "/code_output/a.py";
        Call put = Call.of("s3:PutObject", object).with("s3:if-none-match", "*");

        assertThat(both.decide(put)).isEqualTo(Decision.ALLOWED);
        assertThat(both.decide(Call.of("s3:PutObject", object))).isEqualTo(Decision.DENIED);
        assertThat(both.decide(put.with("aws:SecureTransport", "false")))
                .isEqualTo(Decision.DENIED);
        assertThat(both.decide(Call.of("s3:GetObject", object))).isEqualTo(Decision.ALLOWED);
        assertThat(
                        both.decide(
                                Call.of("s3:GetObject", object)
                                        .with("aws:SecureTransport", "false")))
                .isEqualTo(Decision.DENIED);
    }
}
