package dev.promptport.deployment.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import dev.promptport.deployment.terraform.Tool.Outcome;

import org.junit.jupiter.api.Assumptions;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/** Terraform in one directory. Its commands run one at a time; one that fails fails the test. */
public final class Terraform {

    private static final ReentrantLock TURN = new ReentrantLock();
    private static final String VARIABLE = "PROMPTPORT_TERRAFORM";
    private static final Set<String> COLOURED =
            Set.of("init", "validate", "test", "plan", "apply", "destroy", "show");
    private static final String PROBE =
            """
            terraform {
              required_providers {
                aws = {
                  source  = "hashicorp/aws"
                  version = ">= 6.28, < 7"
                }
              }
            }
            """;

    private final Tool tool;
    private final Path directory;
    private final Map<String, String> environment;

    private Terraform(Tool tool, Path directory, Map<String, String> environment) {
        this.tool = tool;
        this.directory = directory;
        this.environment = environment;
    }

    /** Skips the test where there is no terraform. */
    public static Terraform in(Path directory) {
        Tool tool =
                Tool.find(VARIABLE, "terraform")
                        .orElseGet(
                                () -> {
                                    Assumptions.abort(
                                            "terraform is not installed, nor named by " + VARIABLE);
                                    throw new AssertionError();
                                });
        Map<String, String> environment = new HashMap<>();
        environment.put("TF_IN_AUTOMATION", "true");
        environment.put("TF_INPUT", "false");
        environment.put("CHECKPOINT_DISABLE", "true");
        return new Terraform(tool, directory, environment);
    }

    /**
     * Skips the test unless the environment names the terraform to use, by which somebody says that
     * its provider was tried with moto.
     */
    public static void needsNamed() {
        Assumptions.assumeFalse(
                System.getenv().getOrDefault(VARIABLE, "").isBlank(),
                VARIABLE + " is not set: it has to name a terraform whose provider asks moto");
    }

    /**
     * Skips the test where the AWS provider cannot be had.
     *
     * @param scratch an empty directory
     */
    public static void needsProvider(Path scratch) throws IOException, InterruptedException {
        Files.writeString(scratch.resolve("main.tf"), PROBE);
        Outcome outcome = in(scratch).tried("init", "-backend=false");
        Assumptions.assumeTrue(
                outcome.succeeded(),
                () ->
                        "terraform init cannot get the provider hashicorp/aws: "
                                + outcome.output()
                                        .lines()
                                        .filter(line -> line.matches("(Error:|Could not).*"))
                                        .toList());
    }

    /** The same with one more variable in the environment. */
    public Terraform with(String variable, String value) {
        Map<String, String> more = new HashMap<>(environment);
        more.put(variable, value);
        return new Terraform(tool, directory, more);
    }

    public void init() throws IOException, InterruptedException {
        run("init", "-backend=false");
    }

    public void validate() throws IOException, InterruptedException {
        run("validate");
    }

    /**
     * Runs the configuration's own tests, and says what came of them: {@code 7 passed, 0 failed.}
     */
    public String test() throws IOException, InterruptedException {
        return run("test").lines().toList().getLast().strip();
    }

    public void apply() throws IOException, InterruptedException {
        run("apply", "-auto-approve");
    }

    public void destroy() throws IOException, InterruptedException {
        run("destroy", "-auto-approve");
    }

    /** What an apply would change now. */
    public Plan plan() throws IOException, InterruptedException {
        run("plan", "-out=plan.bin");
        try {
            return Plan.of(json("show", "-json", "plan.bin"));
        } finally {
            Files.deleteIfExists(directory.resolve("plan.bin"));
        }
    }

    /** The outputs by name, sensitive ones too. */
    public JsonObject outputs() throws IOException, InterruptedException {
        return json("output", "-json");
    }

    /** The addresses of all that is in the state. */
    public List<String> state() throws IOException, InterruptedException {
        return run("state", "list").lines().filter(line -> !line.isBlank()).toList();
    }

    private JsonObject json(String... arguments) throws IOException, InterruptedException {
        String output = run(arguments);
        return JsonParser.parseString(output.substring(output.indexOf('{'))).getAsJsonObject();
    }

    /** Runs a command and hands out what it printed. */
    public String run(String... arguments) throws IOException, InterruptedException {
        Outcome outcome = tried(arguments);
        assertThat(outcome.status())
                .as("terraform %s in %s: %s", arguments[0], directory, outcome.output())
                .isZero();
        return outcome.output();
    }

    private Outcome tried(String... arguments) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(Arrays.asList(arguments));
        if (COLOURED.contains(arguments[0])) {
            words.add(1, "-no-color");
        }
        TURN.lock();
        try {
            return tool.run(directory, environment, words.toArray(String[]::new));
        } finally {
            TURN.unlock();
        }
    }
}
