package dev.promptport.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;

import dev.promptport.deployment.moto.AwsApi;
import dev.promptport.deployment.moto.DeployedFunction;
import dev.promptport.deployment.moto.Iam;
import dev.promptport.deployment.moto.Lambda;
import dev.promptport.deployment.terraform.Plan.Change;

import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * What becomes of a deployment: nothing by itself, one function at a time, and then nothing at all.
 */
@Order(5)
@ExtendWith(Deployed.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LifecycleIT {

    private final Deployment deployment;
    private final AwsApi aws;
    private final Lambda lambda;

    LifecycleIT(Deployment deployment) {
        this.deployment = deployment;
        aws = deployment.aws();
        lambda = new Lambda(aws);
    }

    @Test
    @Order(1)
    void a_second_plan_has_nothing_to_do() throws Exception {
        assertThat(deployment.terraform().plan().changes()).isEmpty();
    }

    @Test
    @Order(2)
    void new_code_of_a_function_touches_that_function_alone() throws Exception {
        String info = deployment.name() + "-info";
        DeployedFunction before = lambda.function(info, "live");
        extend(deployment.tree().packages().resolve("function-info.zip"));

        List<Change> changes = deployment.terraform().plan().changes();

        assertThat(changes)
                .extracting(Change::address)
                .allMatch(address -> address.contains("module.function[\"info\"]"));
        assertThat(changes)
                .extracting(Change::type)
                .containsExactlyInAnyOrder("aws_lambda_function", "aws_lambda_alias");
        assertThat(changes).extracting(Change::actions).containsOnly(List.of("update"));

        deployment.terraform().apply();

        DeployedFunction after = lambda.function(info, "live");
        assertThat(after.version()).isEqualTo("2");
        assertThat(after.digest()).isNotEqualTo(before.digest());
        assertThat(deployment.terraform().plan().changes()).isEmpty();
    }

    /** Adds an entry to a zip. */
    private static void extend(Path zip) throws IOException {
        Path extended = Files.createTempFile(zip.getParent(), "extended", ".zip");
        try (InputStream in = Files.newInputStream(zip);
                ZipInputStream entries = new ZipInputStream(in);
                OutputStream out = Files.newOutputStream(extended);
                ZipOutputStream copy = new ZipOutputStream(out)) {
            for (ZipEntry entry = entries.getNextEntry();
                    entry != null;
                    entry = entries.getNextEntry()) {
                copy.putNextEntry(new ZipEntry(entry.getName()));
                entries.transferTo(copy);
            }
            copy.putNextEntry(new ZipEntry("CHANGES"));
            copy.write("one more entry".getBytes(StandardCharsets.UTF_8));
        }
        Files.move(extended, zip, StandardCopyOption.REPLACE_EXISTING);
    }

    @Test
    @Order(3)
    void a_destroy_leaves_nothing() throws Exception {
        assertThat(deployment.terraform().state()).isNotEmpty();

        deployment.terraform().destroy();

        assertThat(deployment.terraform().state()).isEmpty();
        assertThat(lambda.names()).isEmpty();
        assertThat(lambda.layers()).isEmpty();
        assertThat(new Iam(aws).roles()).isEmpty();
        assertThat(aws.get("apigateway", "/v2/apis").getAsJsonArray("items")).isEmpty();
        for (String kind : List.of("/restapis", "/apikeys", "/usageplans")) {
            assertThat(aws.get("apigateway", kind).getAsJsonArray("item")).as(kind).isEmpty();
        }
        assertThat(aws.xml("s3", "/").getElementsByTagName("Bucket").getLength()).isZero();
        assertThat(
                        aws.query("monitoring", "2010-08-01", "DescribeAlarms", Map.of())
                                .getElementsByTagName("AlarmName")
                                .getLength())
                .isZero();
        assertThat(
                        aws.query("sns", "2010-03-31", "ListTopics", Map.of())
                                .getElementsByTagName("TopicArn")
                                .getLength())
                .isZero();
        assertThat(none("logs", "Logs_20140328.DescribeLogGroups", "logGroups")).isTrue();
        assertThat(none("dynamodb", "DynamoDB_20120810.ListTables", "TableNames")).isTrue();
        assertThat(none("secretsmanager", "secretsmanager.ListSecrets", "SecretList")).isTrue();
        assertThat(none("sagemaker", "SageMaker.ListEndpoints", "Endpoints")).isTrue();
        assertThat(none("sagemaker", "SageMaker.ListModels", "Models")).isTrue();
        assertThat(
                        aws.xml("cloudfront", "/2020-05-31/distribution")
                                .getElementsByTagName("DomainName")
                                .getLength())
                .isZero();
    }

    private boolean none(String service, String target, String list) {
        return aws.call(service, target, new JsonObject()).getAsJsonArray(list).isEmpty();
    }
}
