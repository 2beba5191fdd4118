package dev.promptport.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.promptport.domain.completion.ModelId;
import dev.promptport.domain.fake.ScriptedCompletions;
import dev.promptport.function.info.setting.Disclosure;
import dev.promptport.function.info.setting.KnownSetting;
import dev.promptport.function.info.setting.SettingCatalogue;

import io.micronaut.context.ApplicationContext;

import org.junit.jupiter.api.Test;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;

/** The function info where all the others are. */
class InfoOfAllFunctionsTest {

    private static RunningServer server(Map<String, Object> settings) {
        return new RunningServer(new ScriptedCompletions(ModelId.of("local:scripted")), settings);
    }

    @Test
    void tells_which_are_set_up_and_how() throws Exception {
        try (RunningServer server = server(Map.of("t5.queue", "7"))) {
            HttpResponse<String> response = server.get("/info");

            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.body())
                    .contains(
                            "[\"t5\",true]",
                            "[\"toxicity\",false]",
                            "\"T5_QUEUE\":{\"source\":\"constant\",\"value\":\"7\"}",
                            "\"T5_WORKERS\":{\"source\":\"default\",\"value\":\"1\"}",
                            "\"SAGEMAKER_CHAT_DEFAULT_MODEL\":{\"source\":\"default\",\"value\":\"local:t5\"}",
                            "\"providers\":[\"bedrock\",\"local\"");
        }
    }

    @Test
    void answers_a_post_under_the_stage_too() throws Exception {
        try (RunningServer server = server(Map.of())) {
            assertThat(
                            server.send(server.post("/v1/info", BodyPublishers.ofString("{}")))
                                    .statusCode())
                    .isEqualTo(200);
        }
    }

    /** A new setting of a record is secret until it is listed, and shows up here. */
    @Test
    void keeps_these_settings_secret_and_no_others() {
        try (ApplicationContext context = ApplicationContext.run()) {
            assertThat(context.getBean(SettingCatalogue.class).settings())
                    .filteredOn(setting -> setting.disclosure() == Disclosure.SECRET)
                    .extracting(KnownSetting::name)
                    .containsExactly(
                            "AWS_ACCESS_KEY_ID",
                            "AWS_SECRET_ACCESS_KEY",
                            "AWS_SESSION_TOKEN",
                            "HF_TOKEN",
                            "OPENAI_API_KEY",
                            "OPENAI_API_KEY_FILE",
                            "OPENAI_API_KEY_SECRET",
                            "OPENAI_API_ORGANIZATION",
                            "OPENAI_ORGANIZATION",
                            "OPENAI_PROJECT",
                            "SIGV4_ACCESS_KEY_ID",
                            "SIGV4_SECRET_ACCESS_KEY",
                            "SIGV4_SESSION_TOKEN");
        }
    }
}
