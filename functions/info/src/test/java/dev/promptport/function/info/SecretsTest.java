package dev.promptport.function.info;

import static org.assertj.core.api.Assertions.assertThat;

import dev.promptport.function.http.lambda.LambdaEdge;
import dev.promptport.function.http.lambda.LambdaReply;
import dev.promptport.function.http.lambda.Payload;
import dev.promptport.function.info.setting.Disclosure;
import dev.promptport.function.info.setting.KnownSetting;
import dev.promptport.function.info.setting.SettingCatalogue;

import io.micronaut.context.ApplicationContext;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Every secret has the same value here; it is looked for in all that leaves the process. */
class SecretsTest {

    private static final String CANARY = "c4n4ry-Zx9";

    private final PrintStream err = System.err;
    private final PrintStream out = System.out;
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @BeforeEach
    void listen() {
        PrintStream listener = new PrintStream(printed, true, StandardCharsets.UTF_8);
        System.setErr(listener);
        System.setOut(listener);
    }

    @AfterEach
    void stopListening() {
        System.setErr(err);
        System.setOut(out);
        System.clearProperty("openai.api-key");
    }

    private static List<KnownSetting> known() {
        try (ApplicationContext context = ApplicationContext.run()) {
            return context.getBean(SettingCatalogue.class).settings();
        }
    }

    private void assertUnseen(Map<String, String> environment) {
        for (Payload payload : Payload.values()) {
            try (LambdaEdge edge = new LambdaEdge("info", payload, environment)) {
                LambdaReply reply = edge.get("/info");

                assertThat(reply.status()).isEqualTo(200);
                assertThat(reply.body()).doesNotContain(CANARY);
                assertThat(reply.headers().values()).noneMatch(value -> value.contains(CANARY));
            }
        }
        assertThat(printed.toString(StandardCharsets.UTF_8)).doesNotContain(CANARY);
    }

    @Test
    void every_known_secret_is_kept() {
        Map<String, String> environment = new HashMap<>();
        known().stream()
                .filter(setting -> setting.disclosure() == Disclosure.SECRET)
                .forEach(setting -> environment.put(setting.name(), CANARY));

        assertThat(environment)
                .containsKeys(
                        "AWS_SECRET_ACCESS_KEY",
                        "AWS_SESSION_TOKEN",
                        "OPENAI_API_KEY",
                        "HF_TOKEN",
                        "SIGV4_SECRET_ACCESS_KEY");
        assertUnseen(environment);
    }

    @Test
    void what_nobody_knows_is_kept_name_and_all() {
        assertUnseen(
                Map.of(
                        "STRIPE_KEY",
                        CANARY,
                        "DATABASE_URL",
                        "postgres://u:" + CANARY + "@db/x",
                        "TOKEN_" + CANARY,
                        "x"));
    }

    @Test
    void what_an_address_has_in_it_is_kept() {
        assertUnseen(Map.of("HF_ENDPOINT", "https://u:" + CANARY + "@hub.example/p?key=" + CANARY));
        assertUnseen(Map.of("HF_ENDPOINT", CANARY));
    }

    @Test
    void a_list_of_terraforms_that_names_secrets_keeps_them() {
        assertUnseen(
                Map.of(
                        "PROMPTPORT_TERRAFORM_SETTINGS", "OPENAI_API_KEY,STRIPE_KEY",
                        "OPENAI_API_KEY", CANARY,
                        "STRIPE_KEY", CANARY));
    }

    @Test
    void a_constant_is_kept() {
        System.setProperty("openai.api-key", CANARY);

        assertUnseen(Map.of());
    }

    @Test
    void no_shown_setting_sounds_like_a_secret() {
        assertThat(known())
                .filteredOn(setting -> setting.disclosure() == Disclosure.SHOWN)
                .extracting(KnownSetting::name)
                .noneMatch(
                        name ->
                                name.matches(
                                        ".*(SECRET_|TOKEN(?!S)|PASSWORD|API_KEY|ACCESS_KEY|CREDENTIAL).*"));
    }
}
