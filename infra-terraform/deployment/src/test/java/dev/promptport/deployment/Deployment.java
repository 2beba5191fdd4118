package dev.promptport.deployment;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import dev.promptport.deployment.harness.Exchanges;
import dev.promptport.deployment.moto.AwsApi;
import dev.promptport.deployment.moto.MotoServer;
import dev.promptport.deployment.terraform.Terraform;
import dev.promptport.deployment.terraform.Tree;

import org.junit.jupiter.api.Assumptions;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.TreeMap;

/** The whole stack, applied to an AWS that moto plays: the example {@code local-moto} in a copy. */
final class Deployment implements AutoCloseable {

    private static final String EXAMPLE = "local-moto";

    /** The region that the example is set to. */
    private static final String REGION = "eu-central-1";

    /** The only account that moto has. */
    private static final String ACCOUNT = "123456789012";

    private final MotoServer moto;
    private final Tree tree;
    private final Terraform terraform;
    private final AwsApi aws;
    private final JsonObject outputs;

    private Deployment(
            MotoServer moto, Tree tree, Terraform terraform, AwsApi aws, JsonObject outputs) {
        this.moto = moto;
        this.tree = tree;
        this.terraform = terraform;
        this.aws = aws;
        this.outputs = outputs;
    }

    /** Applies it; skips the test where a tool, the provider or the packages are missing. */
    static Deployment apply() throws IOException, InterruptedException {
        Terraform.needsNamed();
        Tree tree = Tree.copy("stack");
        Assumptions.assumeTrue(
                Files.exists(tree.packages().resolve("packages.json")),
                "the packages are not built: mvn -pl infra-terraform/packages -am -DskipTests package");
        Terraform.needsProvider(Files.createDirectories(tree.root().resolve("probe")));
        MotoServer moto = MotoServer.start(tree.root().resolve("moto.log"));
        try {
            Terraform terraform =
                    Terraform.in(tree.example(EXAMPLE))
                            .with("AWS_ENDPOINT_URL", moto.endpoint().toString())
                            .with("TF_VAR_endpoint", moto.endpoint().toString());
            terraform.init();
            long begun = System.nanoTime();
            terraform.apply();
            JsonObject outputs = terraform.outputs();
            System.out.printf(
                    "%d resources applied in %d s%n",
                    terraform.state().size(), (System.nanoTime() - begun) / 1_000_000_000);
            return new Deployment(
                    moto, tree, terraform, new AwsApi(moto.endpoint(), REGION, ACCOUNT), outputs);
        } catch (IOException | InterruptedException | RuntimeException | Error failure) {
            moto.close();
            throw failure;
        }
    }

    AwsApi aws() {
        return aws;
    }

    Terraform terraform() {
        return terraform;
    }

    Tree tree() {
        return tree;
    }

    /** Where the deployed functions are sent requests. */
    Exchanges exchanges() throws IOException {
        return new Exchanges(
                aws,
                tree.packages(),
                Tree.sources().resolve("packages/target/image/t5/opt/lib"),
                tree.root().resolve("lambda"),
                outputs("urls"),
                outputs("api_keys").values().iterator().next());
    }

    /** What all names of the deployment begin with. */
    String name() {
        return outputs("function_names").getOrDefault("info", "").replaceAll("-info$", "");
    }

    /** An output that is a map of texts. */
    Map<String, String> outputs(String name) {
        Map<String, String> values = new TreeMap<>();
        value(name)
                .getAsJsonObject()
                .asMap()
                .forEach((key, value) -> values.put(key, value.getAsString()));
        return values;
    }

    private JsonElement value(String name) {
        if (!outputs.has(name)) {
            throw new AssertionError("no output " + name + " among " + outputs.keySet());
        }
        return outputs.getAsJsonObject(name).get("value");
    }

    @Override
    public void close() {
        moto.close();
    }
}
