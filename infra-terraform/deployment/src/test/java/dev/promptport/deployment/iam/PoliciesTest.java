package dev.promptport.deployment.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PoliciesTest {

    private static Policies policy(String statements) {
        return Policies.of("{\"Version\":\"2012-10-17\",\"Statement\":" + statements + "}");
    }

    private static Policies allow(String action, String resource) {
        return policy(
                "{\"Effect\":\"Allow\",\"Action\":\"%s\",\"Resource\":\"%s\"}"
                        .formatted(action, resource));
    }

    private static Policies allowIf(String condition) {
        return policy(
                "{\"Effect\":\"Allow\",\"Action\":\"s3:PutObject\",\"Resource\":\"*\",\"Condition\":%s}"
                        .formatted(condition));
    }

    private static final Call PUT = Call.of("s3:PutObject", "arn:aws:s3:::box/code_output/a.py");

    @Nested
    class Actions_and_resources {

        @ParameterizedTest
        @CsvSource({
            "s3:PutObject, arn:aws:s3:::box/code_output/a.py",
            "s3:putobject, arn:aws:s3:::box/code_output/*",
            "s3:Put*, arn:aws:s3:::*/code_output/?.py",
            "s3:*, arn:aws:s3:::box/*",
            "*, *"
        })
        void that_are_named_are_allowed(String action, String resource) {
            assertThat(allow(action, resource).decide(PUT)).isEqualTo(Decision.ALLOWED);
        }

        @ParameterizedTest
        @CsvSource({
            "s3:GetObject, arn:aws:s3:::box/code_output/a.py",
            "s3:PutObjec, arn:aws:s3:::box/code_output/a.py",
            "s3:PutObject?, arn:aws:s3:::box/code_output/a.py",
            "s3:PutObject, arn:aws:s3:::box/code_output/b.py",
            "s3:PutObject, arn:aws:s3:::box",
            "s3:PutObject, arn:aws:s3:::Box/*",
            "s3:PutObject, arn:aws-cn:s3:::box/*",
            "s3:PutObject, arn:aws:*",
            "sagemaker:*, *"
        })
        void that_are_not_named_are_not_allowed(String action, String resource) {
            assertThat(allow(action, resource).decide(PUT)).isEqualTo(Decision.NOT_ALLOWED);
        }

        @Test
        void may_come_as_lists() {
            Policies policy =
                    policy(
                            """
                            [{"Sid":"A","Effect":"Allow","Action":["s3:GetObject","s3:PutObject"],
                              "Resource":["arn:aws:s3:::box/claims/*","arn:aws:s3:::box/code_output/*"]}]""");

            assertThat(policy.allow(PUT)).isTrue();
            assertThat(policy.allow(Call.of("s3:PutObject", "arn:aws:s3:::box/other/a"))).isFalse();
        }

        @Test
        void no_asterisk_reaches_from_one_part_of_an_arn_to_the_next() {
            Call call =
                    Call.of(
                            "logs:PutLogEvents",
                            "arn:aws:logs:eu-west-1:111122223333:log-group:a:log-stream:b");

            assertThat(allow("*", "arn:aws:logs:*:log-group:a:*").allow(call)).isFalse();
            assertThat(allow("*", "arn:aws:logs:*:*:log-group:a:*").allow(call)).isTrue();
        }
    }

    @Nested
    class A_denial {

        @Test
        void goes_before_every_permission() {
            Policies both =
                    allow("*", "*")
                            .and(
                                    policy(
                                            "{\"Effect\":\"Deny\",\"Action\":\"s3:Put*\",\"Resource\":\"*\"}"));

            assertThat(both.decide(PUT)).isEqualTo(Decision.DENIED);
            assertThat(both.decide(Call.of("s3:GetObject", "arn:aws:s3:::box/a")))
                    .isEqualTo(Decision.ALLOWED);
        }

        @Test
        void holds_only_where_its_condition_does() {
            Policies policy =
                    allow("s3:*", "*")
                            .and(
                                    policy(
                                            """
                                            {"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":"*",
                                             "Condition":{"Bool":{"aws:SecureTransport":"false"}}}"""));

            assertThat(policy.decide(PUT)).isEqualTo(Decision.ALLOWED);
            assertThat(policy.decide(PUT.with("aws:securetransport", "false")))
                    .isEqualTo(Decision.DENIED);
        }
    }

    @Nested
    class Conditions {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{\"StringEquals\":{\"k\":\"arn:aws:x:::a/b\"}}",
                    "{\"StringEquals\":{\"K\":[\"other\",\"arn:aws:x:::a/b\"]}}",
                    "{\"StringNotEquals\":{\"k\":\"other\"}}",
                    "{\"StringNotEquals\":{\"absent\":\"other\"}}",
                    "{\"StringLike\":{\"k\":\"arn:*b\"}}",
                    "{\"StringNotLike\":{\"k\":\"arn:*c\"}}",
                    "{\"ArnLike\":{\"k\":\"arn:aws:x:*:*:a/*\"}}",
                    "{\"ArnEquals\":{\"k\":\"arn:aws:x:::a/b\"}}",
                    "{\"Null\":{\"k\":\"false\"}}",
                    "{\"Null\":{\"absent\":true}}",
                    "{\"Bool\":{\"yes\":\"true\"},\"StringEquals\":{\"k\":\"arn:aws:x:::a/b\"}}"
                })
        void hold(String condition) {
            assertThat(allowIf(condition).allow(told())).isTrue();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{\"StringEquals\":{\"k\":\"arn:aws:x:::A/B\"}}",
                    "{\"StringEquals\":{\"absent\":\"\"}}",
                    "{\"StringNotEquals\":{\"k\":[\"other\",\"arn:aws:x:::a/b\"]}}",
                    "{\"StringLike\":{\"k\":\"arn:*c\"}}",
                    "{\"StringLike\":{\"absent\":\"*\"}}",
                    "{\"StringNotLike\":{\"k\":\"arn:*b\"}}",
                    "{\"ArnLike\":{\"k\":\"arn:aws:*:a/*\"}}",
                    "{\"Null\":{\"k\":\"true\"}}",
                    "{\"Null\":{\"absent\":\"false\"}}",
                    "{\"Bool\":{\"absent\":\"true\"}}",
                    "{\"Bool\":{\"yes\":\"true\"},\"StringEquals\":{\"k\":\"other\"}}"
                })
        void do_not_hold(String condition) {
            assertThat(allowIf(condition).allow(told())).isFalse();
        }

        private static Call told() {
            return PUT.with("k", "arn:aws:x:::a/b").with("yes", "true");
        }
    }

    @Nested
    class Principals {

        private static final Policies POLICY =
                policy(
                        """
                        {"Effect":"Allow","Principal":{"Service":"apigateway.amazonaws.com"},
                         "Action":"lambda:InvokeFunction","Resource":"arn:aws:lambda:eu-west-1:1:function:f"}""");

        private static final Call INVOKE =
                Call.of("lambda:InvokeFunction", "arn:aws:lambda:eu-west-1:1:function:f");

        @Test
        void that_are_named_are_allowed() {
            assertThat(POLICY.allow(INVOKE.by("apigateway.amazonaws.com"))).isTrue();
        }

        @Test
        void that_are_not_named_are_not() {
            assertThat(POLICY.allow(INVOKE.by("events.amazonaws.com"))).isFalse();
            assertThat(POLICY.allow(INVOKE)).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"Effect\":\"Allow\",\"NotAction\":\"s3:*\",\"Resource\":\"*\"}",
                "{\"Effect\":\"Allow\",\"Action\":\"s3:*\",\"NotResource\":\"*\"}",
                "{\"Effect\":\"Allow\",\"Action\":\"s3:*\",\"Resource\":\"arn:aws:s3:::b/${aws:username}\"}",
                "{\"Effect\":\"Maybe\",\"Action\":\"s3:*\",\"Resource\":\"*\"}",
                "{\"Effect\":\"Allow\",\"Action\":\"s3:*\",\"Resource\":\"*\",\"Condition\":{\"IpAddress\":{\"aws:SourceIp\":\"10.0.0.0/8\"}}}"
            })
    void what_is_not_understood_is_refused(String statement) {
        assertThatIllegalArgumentException().isThrownBy(() -> policy(statement));
    }
}
