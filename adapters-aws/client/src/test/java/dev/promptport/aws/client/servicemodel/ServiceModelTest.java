package dev.promptport.aws.client.servicemodel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

/** Requests that the services would refuse are told from those that they would not. */
@EnabledIf(
        value = "modelsAreHere",
        disabledReason =
                "botocore is not installed, so that no request of the AWS adapters' tests is held"
                        + " against the models that AWS publishes: pip install botocore")
class ServiceModelTest {

    static boolean modelsAreHere() {
        return ServiceModel.published("bedrock-runtime").isPresent();
    }

    private static List<String> faults(String service, RequestDraft draft) {
        return ServiceModel.published(service).orElseThrow().faults(draft.sent());
    }

    @Nested
    class Converse {

        private static final String BODY =
                "{\"messages\":[{\"role\":\"user\",\"content\":[{\"text\":\"Hi\"}]}]}";

        private static RequestDraft to(String target, String body) {
            return RequestDraft.post("bedrock", target, body);
        }

        private static List<String> faults(RequestDraft draft) {
            return ServiceModelTest.faults("bedrock-runtime", draft);
        }

        private static List<String> faultsOf(String body) {
            return faults(to("/model/anthropic.claude-v2%3A1/converse", body));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "/model/anthropic.claude-v2%3A1/converse",
                    "/model/anthropic.claude-v2%3A1/converse-stream",
                    "/model/arn%3Aaws%3Abedrock%3Aeu-central-1%3A123456789012%3Ainference-profile%2Feu.a.b%3A0/converse"
                })
        void takesAModelAsOneSegmentOfThePath(String target) {
            assertThat(faults(to(target, BODY))).isEmpty();
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "/model/anthropic.claude-v2:1/converse | Converse: modelId: is not percent-encoded",
                    "/model/anthropic.claude-v2%3a1/converse | Converse: modelId: is not percent-encoded",
                    "/model/arn%3Aaws%3Abedrock/it/converse | is no operation of bedrock-runtime",
                    "/model//converse | Converse: modelId: is missing in the path",
                    "/model/a%20b/converse | Converse: modelId: 'a b' does not match",
                    "/models/it/converse | is no operation of bedrock-runtime",
                    "/model/it/converse?trace=on | Converse: trace: is no parameter"
                })
        void takesNoOtherPath(String target, String fault) {
            assertThat(faults(to(target, BODY))).singleElement().asString().contains(fault);
        }

        @Test
        void isPosted() {
            assertThat(faults(to("/model/it/converse", BODY).withMethod("PUT")))
                    .containsExactly("PUT /model/it/converse is no operation of bedrock-runtime");
        }

        @Test
        void isJsonAndSaysSo() {
            assertThat(
                            faults(
                                    to("/model/it/converse", BODY)
                                            .withHeader("Content-Type", "text/plain")))
                    .containsExactly(
                            "Converse: content-type: text/plain where application/json is due");
            for (String amiss : List.of("{\"messages\":", "", "{}{}", "{},{}")) {
                assertThat(faultsOf(amiss)).containsExactly("Converse: body: is not JSON");
            }
            assertThat(faultsOf("[]")).containsExactly("Converse: body: is no object");
        }

        @Test
        void hasNoHeadersOfOtherOperations() {
            assertThat(
                            faults(
                                    to("/model/it/converse", BODY)
                                            .withHeader("X-Amzn-Bedrock-Trace", "ENABLED")))
                    .containsExactly(
                            "Converse: x-amzn-bedrock-trace: is no header of this operation");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "{'modelId':'it'} | modelId: is no member",
                    "{'messages':{}} | messages: is no array",
                    "{'messages':null} | messages: is no array",
                    "{'messages':[{'role':'user'}]} | messages[0].content: is missing",
                    "{'messages':[{'role':'tool','content':[]}]} | messages[0].role: 'tool' is none of [user, assistant",
                    "{'messages':[{'role':'user','content':[{}]}]} | messages[0].content[0]: has the members []",
                    "{'messages':[{'role':'user','content':[{'text':'a','cachePoint':{'type':'default'}}]}]} | messages[0].content[0]: has the members [text, cachePoint] where exactly one is due",
                    "{'messages':[{'role':'user','content':[{'text':1}]}]} | messages[0].content[0].text: is no string",
                    "{'messages':[{'role':'user','content':[{'image':{'format':'png','source':{'bytes':''}}}]}]} | messages[0].content[0].image.source.bytes: 0 bytes where at least 1",
                    "{'messages':[{'role':'user','content':[{'image':{'format':'png','source':{'bytes':'?'}}}]}]} | messages[0].content[0].image.source.bytes: '?' is not in Base64",
                    "{'messages':[{'role':'user','content':[{'toolResult':{'toolUseId':'a b','content':[]}}]}]} | toolUseId: 'a b' does not match [a-zA-Z0-9_.:-]+",
                    "{'messages':[{'role':'assistant','content':[{'toolUse':{'toolUseId':'a','name':'b'}}]}]} | messages[0].content[0].toolUse.input: is missing",
                    "{'inferenceConfig':{'maxTokens':0}} | inferenceConfig.maxTokens: 0 where at least 1",
                    "{'inferenceConfig':{'maxTokens':1.5}} | inferenceConfig.maxTokens: '1.5' is no whole number",
                    "{'inferenceConfig':{'maxTokens':3000000000}} | inferenceConfig.maxTokens: 3000000000 has too many digits",
                    "{'inferenceConfig':{'maxTokens':'1'}} | inferenceConfig.maxTokens: is no number",
                    "{'inferenceConfig':{'temperature':1.1}} | inferenceConfig.temperature: 1.1 where at most 1",
                    "{'inferenceConfig':{'topK':5}} | inferenceConfig.topK: is no member",
                    "{'toolConfig':{'tools':[]}} | toolConfig.tools: 0 parts where at least 1",
                    "{'toolConfig':{'tools':[{'toolSpec':{'name':'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa','inputSchema':{'json':{}}}}]}} | toolConfig.tools[0].toolSpec.name: 65 characters where at most 64",
                    "{'requestMetadata':{'it':'<'}} | requestMetadata.it: '<' does not match",
                    "{'requestMetadata':{'<':'it'}} | requestMetadata (key): '<' does not match",
                })
        void doesNotTakeWhatItsShapesExclude(String body, String fault) {
            assertThat(faultsOf(body.replace('\'', '"')))
                    .singleElement()
                    .asString()
                    .startsWith("Converse: ")
                    .contains(fault);
        }

        @Test
        void takesAnyJsonWhereItSaysNothingOfIt() {
            assertThat(
                            faultsOf(
                                    """
                                    {"additionalModelRequestFields":{"top_k":[1,null,{"a":"b"}]}}
                                    """))
                    .isEmpty();
        }
    }

    @Nested
    class InvokeModel {

        private static final RequestDraft FIT =
                RequestDraft.post("bedrock", "/model/it/invoke", "{\"prompt\":\"Hi\"}")
                        .withHeader("Accept", "application/json")
                        .withHeader("X-Amzn-Bedrock-GuardrailIdentifier", "a1b2")
                        .withHeader("X-Amzn-Bedrock-GuardrailVersion", "4");

        private static List<String> faults(RequestDraft draft) {
            return ServiceModelTest.faults("bedrock-runtime", draft);
        }

        @Test
        void takesAModelsOwnBody() {
            assertThat(faults(FIT)).isEmpty();
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "X-Amzn-Bedrock-Guardrail | a1 | x-amzn-bedrock-guardrail: is no header",
                    "X-Amzn-Bedrock-Accept | a/b | x-amzn-bedrock-accept: is no header",
                    "X-Amzn-Bedrock-GuardrailIdentifier | Not This | guardrailIdentifier: 'Not This' does not match",
                    "X-Amzn-Bedrock-GuardrailVersion | 0 | guardrailVersion: '0' does not match",
                    "X-Amzn-Bedrock-Trace | on | trace: 'on' is none of",
                    "Prompt | it | prompt: is no header"
                })
        void doesNotTakeOtherHeaders(String name, String value, String fault) {
            assertThat(faults(FIT.withHeader(name, value)))
                    .singleElement()
                    .asString()
                    .contains("InvokeModel: " + fault);
        }

        @Test
        void takesNoBodyThatIsNotWhatItSaysItIs() {
            RequestDraft amiss = RequestDraft.post("bedrock", "/model/it/invoke", "Hi");

            assertThat(faults(amiss)).containsExactly("InvokeModel: body: is not JSON");
        }
    }

    @Nested
    class InvokeEndpoint {

        private static RequestDraft to(String target) {
            return RequestDraft.post("sagemaker", target, "{\"inputs\":\"Hi\"}");
        }

        private static List<String> faults(RequestDraft draft) {
            return ServiceModelTest.faults("sagemaker-runtime", draft);
        }

        @Test
        void takesTheBodyOfAContainer() {
            RequestDraft whole =
                    to("/endpoints/it-7b/invocations")
                            .withHeader("X-Amzn-SageMaker-Inference-Component", "component")
                            .withHeader("X-Amzn-SageMaker-Target-Variant", "blue")
                            .withHeader("X-Amzn-SageMaker-Custom-Attributes", "accept_eula=true");

            assertThat(faults(whole)).isEmpty();
            assertThat(faults(to("/endpoints/it-7b/invocations-response-stream"))).isEmpty();
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "/endpoints/a/b/invocations | is no operation",
                    "/endpoint/a/invocations | is no operation",
                    "/endpoints//invocations | EndpointName: is missing",
                    "/endpoints/a%2Fb/invocations | EndpointName: 'a/b' does not match",
                    "/endpoints/a:b/invocations | EndpointName: is not percent-encoded",
                    "/endpoints/a-/invocations | EndpointName: 'a-' does not match",
                    "/endpoints/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa/invocations | EndpointName: 64 characters where at most 63",
                    "/endpoints/a/invocations?variant=blue | variant: is no parameter"
                })
        void takesNoOtherPath(String target, String fault) {
            assertThat(faults(to(target))).singleElement().asString().contains(fault);
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "X-Amzn-SageMaker-Variant | blue | x-amzn-sagemaker-variant: is no header",
                    "X-Amzn-SageMaker-Target-Variant | a b | TargetVariant: 'a b' does not match",
                    "X-Amzn-SageMaker-Inference-Component | a- | InferenceComponentName: 'a-' does not match",
                    "X-Amzn-SageMaker-Custom-Attributes | é | CustomAttributes: 'é' does not match",
                    "X-Amzn-SageMaker-Accept | a/b | x-amzn-sagemaker-accept: is no header"
                })
        void doesNotTakeOtherHeaders(String name, String value, String fault) {
            assertThat(faults(to("/endpoints/a/invocations").withHeader(name, value)))
                    .singleElement()
                    .asString()
                    .contains("InvokeEndpoint: " + fault);
        }

        @Test
        void sendsStreamsNoTargetModel() {
            RequestDraft draft =
                    to("/endpoints/a/invocations-response-stream")
                            .withHeader("X-Amzn-SageMaker-Target-Model", "it.tar.gz");

            assertThat(faults(draft))
                    .singleElement()
                    .asString()
                    .contains("x-amzn-sagemaker-target-model: is no header");
        }

        @Test
        void needsABodyOfNoMoreThanSixMegabytes() {
            String target = "/endpoints/a/invocations";

            assertThat(faults(RequestDraft.post("sagemaker", target, "")))
                    .containsExactly("InvokeEndpoint: Body: is missing: there is no body");
            assertThat(
                            faults(
                                    RequestDraft.post("sagemaker", target, "x".repeat(6291457))
                                            .withHeader("Content-Type", "text/plain")))
                    .containsExactly(
                            "InvokeEndpoint: Body: 6291457 bytes where at most 6291456 are due");
        }
    }

    @Nested
    class OperationsNamedInAHeader {

        private static RequestDraft secret(String body) {
            return RequestDraft.post("secretsmanager", "/", body)
                    .withHeader("Content-Type", "application/x-amz-json-1.1")
                    .withHeader("X-Amz-Target", "secretsmanager.GetSecretValue");
        }

        private static RequestDraft item(String body) {
            return RequestDraft.post("dynamodb", "/", body)
                    .withHeader("Content-Type", "application/x-amz-json-1.0")
                    .withHeader("X-Amz-Target", "DynamoDB_20120810.GetItem");
        }

        @Test
        void takeTheirInputAsJson() {
            assertThat(faults("secretsmanager", secret("{\"SecretId\":\"it\"}"))).isEmpty();
            assertThat(
                            faults(
                                    "dynamodb",
                                    item("{\"TableName\":\"it\",\"Key\":{\"id\":{\"S\":\"a\"}}}")))
                    .isEmpty();
        }

        @Test
        void areThere() {
            assertThat(
                            faults(
                                    "secretsmanager",
                                    secret("{}")
                                            .withHeader("X-Amz-Target", "secretsmanager.Reveal")))
                    .containsExactly("POST / is no operation of secretsmanager");
        }

        @Test
        void takeNothingElse() {
            assertThat(faults("secretsmanager", secret("{\"Secret\":\"it\"}")))
                    .containsExactlyInAnyOrder(
                            "GetSecretValue: SecretId: is missing",
                            "GetSecretValue: Secret: is no member");
            assertThat(
                            faults(
                                    "secretsmanager",
                                    secret("{\"SecretId\":\"it\"}")
                                            .withHeader("Content-Type", "application/json")))
                    .singleElement()
                    .asString()
                    .contains("content-type: application/json where application/x-amz-json-");
            assertThat(
                            faults(
                                    "dynamodb",
                                    item("{\"TableName\":\"it\",\"Key\":{\"id\":{\"T\":\"a\"}}}")))
                    .containsExactly("GetItem: Key.id.T: is no member");
            assertThat(
                            faults(
                                    "dynamodb",
                                    item("{\"TableName\":\"it\",\"Key\":{\"id\":{\"N\":1}}}")))
                    .containsExactly("GetItem: Key.id.N: is no string");
        }
    }

    @Nested
    class Objects {

        private static final RequestDraft PUT =
                RequestDraft.post("s3", "/bucket/a/b%20c.py", "print()")
                        .withMethod("PUT")
                        .withHeader("Content-Type", "text/x-python")
                        .withHeader("If-None-Match", "*")
                        .withHeader("x-amz-server-side-encryption", "aws:kms")
                        .withHeader("x-amz-server-side-encryption-bucket-key-enabled", "true")
                        .withHeader("x-amz-meta-sha256", "it");

        private static List<String> faults(RequestDraft draft) {
            return ServiceModelTest.faults("s3", draft);
        }

        @Test
        void arePutWithWhatIsSaidOfThem() {
            assertThat(faults(PUT)).isEmpty();
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "x-amz-server-side-encryption | kms | ServerSideEncryption: 'kms' is none of",
                    "x-amz-encryption | aws:kms | x-amz-encryption: is no header",
                    "x-amz-server-side-encryption-bucket-key-enabled | yes | BucketKeyEnabled: 'yes' is neither true nor false",
                    "x-amz-object-lock-retain-until-date | tomorrow | ObjectLockRetainUntilDate: 'tomorrow' is no time as iso8601 has it",
                    "x-amz-write-offset-bytes | 1.5 | WriteOffsetBytes: '1.5' is no whole number"
                })
        void areNotPutWithOtherHeaders(String name, String value, String fault) {
            assertThat(faults(PUT.withHeader(name, value)))
                    .singleElement()
                    .asString()
                    .contains("PutObject: " + fault);
        }

        @Test
        void areFoundByTheirPrefix() {
            RequestDraft list =
                    RequestDraft.post("s3", "/bucket?list-type=2&prefix=a%2F&max-keys=5", "")
                            .withMethod("GET")
                            .withoutHeader("content-type");

            assertThat(faults(list)).isEmpty();
            assertThat(
                            faults(
                                    RequestDraft.post("s3", "/bucket?list-type=2&max-keys=few", "")
                                            .withMethod("GET")))
                    .containsExactly("ListObjectsV2: MaxKeys: 'few' is no whole number");
        }
    }
}
