package dev.promptport.inference.openai.played;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import java.util.ArrayList;
import java.util.List;

/**
 * An endpoint with one model, which writes one story, of tokens of four characters, for as many
 * tokens as it may and until a stop sequence. Asked for very many tokens, it takes very long.
 */
public final class PlayedModel implements ResponseDefinitionTransformerV2 {

    public static final String NAME = "played-1";
    public static final int VERY_MANY = 10_000;

    private static final int VERY_LONG_MILLIS = 20_000;
    private static final int CHARACTERS_PER_TOKEN = 4;
    private static final String TEXT =
            "Once upon a time a small model lived on a large machine and read prompts all day.";

    @Override
    public String getName() {
        return "played-model";
    }

    @Override
    public ResponseDefinition transform(ServeEvent event) {
        JsonObject request =
                JsonParser.parseString(event.getRequest().getBodyAsString()).getAsJsonObject();
        if (!request.get("model").getAsString().equals(NAME)) {
            return Answers.error(404, "model_not_found").build();
        }
        int most = request.get("max_tokens").getAsInt();
        boolean stream = request.has("stream");
        if (most >= VERY_MANY) {
            return stream
                    ? Answers.events(chunks(tokens(400, List.of()), "length"))
                            .withChunkedDribbleDelay(400, VERY_LONG_MILLIS)
                            .build()
                    : Answers.json("{}").withFixedDelay(VERY_LONG_MILLIS).build();
        }
        List<String> tokens = tokens(most, stops(request));
        String reason = tokens.size() == most ? "length" : "stop";
        ResponseDefinitionBuilder answer =
                stream
                        ? Answers.events(chunks(tokens, reason))
                        : Answers.json(
                                Answers.whole(String.join("", tokens), reason, tokens.size()));
        return answer.build();
    }

    private static List<String> tokens(int most, List<String> stops) {
        int end = stops.stream().mapToInt(TEXT::indexOf).min().orElse(TEXT.length());
        List<String> tokens = new ArrayList<>();
        for (int from = 0; from < end && tokens.size() < most; from += CHARACTERS_PER_TOKEN) {
            tokens.add(TEXT.substring(from, Math.min(from + CHARACTERS_PER_TOKEN, end)));
        }
        return tokens;
    }

    private static String[] chunks(List<String> tokens, String reason) {
        List<String> chunks = new ArrayList<>(tokens.stream().map(Answers::text).toList());
        chunks.addAll(Answers.end(reason, tokens.size()));
        return chunks.toArray(String[]::new);
    }

    private static List<String> stops(JsonObject request) {
        List<String> stops = new ArrayList<>();
        if (request.has("stop")) {
            request.getAsJsonArray("stop").forEach(stop -> stops.add(stop.getAsString()));
        }
        return stops;
    }
}
