package dev.promptport.function.functioncalling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.google.gson.JsonObject;

import dev.promptport.function.functioncalling.PlayedProvider.Told;
import dev.promptport.function.functioncalling.PlayedProvider.Wire;
import dev.promptport.function.http.lambda.LambdaEdge;
import dev.promptport.function.http.lambda.LambdaReply;
import dev.promptport.function.http.lambda.Payload;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The same conversation with a model of each provider: two calls at once, one of which fails. */
class RecordedConversationTest {

    private static final String QUESTION =
            "{\"input_text\":\"How is the weather in Cambridge, MA, and in Xyzzyville?\"}";

    @ParameterizedTest
    @EnumSource(Wire.class)
    void reaches_its_answer_in_two_calls_of_the_model(Wire wire) throws IOException {
        try (PlayedOpenMeteo weather = new PlayedOpenMeteo();
                PlayedProvider model = PlayedProvider.ofConversation(wire);
                LambdaEdge edge = edge(wire, weather, model)) {

            LambdaReply reply = edge.post(FunctionCallingController.EXAMPLE, QUESTION);

            assertThat(reply.status()).as(reply.body()).isEqualTo(200);
            assertThat(content(reply))
                    .isEqualTo(
                            "It is 50 °F and drizzling in Cambridge. I know no place named Xyzzyville.");
            assertThat(reply.json().getAsJsonObject("usage").get("total_tokens").getAsInt())
                    .isEqualTo(224 + 971);
            assertThat(model.requests()).hasSize(2);
            assertThat(model.told(model.requests().getFirst())).isEmpty();
            List<Told> told = model.told(model.requests().getLast());
            assertThat(told)
                    .extracting(Told::call, Told::error)
                    .containsExactly(tuple("call_cambridge", false), tuple("call_nowhere", true));
            assertReport(told.getFirst().content());
            assertThat(told.getLast().content().get("error").getAsString())
                    .startsWith("no such place is known");
            // Cambridge with its state and without, and Xyzzyville.
            assertThat(weather.searches()).isEqualTo(3);
            assertThat(weather.forecasts()).isEqualTo(1);
        }
    }

    private static void assertReport(JsonObject report) {
        assertThat(report.get("place").getAsString()).isEqualTo(PlayedOpenMeteo.CAMBRIDGE);
        assertThat(report.get("unit").getAsString()).isEqualTo("USCS");
        assertThat(report.getAsJsonArray("hours"))
                .hasSize(24)
                .allSatisfy(
                        hour ->
                                assertThat(hour.getAsJsonObject().get("temperature").getAsDouble())
                                        .isEqualTo(50));
    }

    private static String content(LambdaReply reply) {
        return reply.json()
                .getAsJsonArray("choices")
                .get(0)
                .getAsJsonObject()
                .getAsJsonObject("message")
                .get("content")
                .getAsString();
    }

    private static LambdaEdge edge(Wire wire, PlayedOpenMeteo weather, PlayedProvider model) {
        Map<String, String> settings = new HashMap<>(weather.settings());
        settings.put("FUNCTION_CALLING_MODEL", wire.model());
        return new LambdaEdge("function-calling", Payload.V1, settings, model.provider());
    }
}
