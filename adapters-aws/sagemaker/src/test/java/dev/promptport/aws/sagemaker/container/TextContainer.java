package dev.promptport.aws.sagemaker.container;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;

import java.util.ArrayList;
import java.util.List;

/** Containers that read one text; they differ in names, in what they tell and in line ends. */
enum TextContainer implements Container {
    TGI("stop", "generated_text") {
        @Override
        JsonElement answer(JsonObject generated) {
            return list(generated);
        }

        @Override
        String line(JsonObject event) {
            return "data:" + event + "\n\n";
        }

        @Override
        public List<String> end(JsonObject request, Story story) {
            JsonObject details = story.details();
            details.addProperty("input_length", tokensOf(request));
            return List.of(line(lastEvent(story.text(), details)));
        }
    },

    LMI("stop_sequences", "generated_text") {
        @Override
        JsonElement answer(JsonObject generated) {
            return generated;
        }

        @Override
        String line(JsonObject event) {
            return event + "\n";
        }

        @Override
        public List<String> end(JsonObject request, Story story) {
            return List.of(line(lastEvent(story.text(), story.details())));
        }
    },

    /** Tells nothing but the text, and knows no stop sequences. */
    LLAMA2("none", "generation") {
        @Override
        JsonElement answer(JsonObject generated) {
            generated.remove("details");
            return list(generated);
        }

        @Override
        String line(JsonObject event) {
            return "data:" + event + "\n\n";
        }

        @Override
        public List<String> end(JsonObject request, Story story) {
            return List.of("data: [DONE]\n\n");
        }
    };

    private final String stops;
    private final String text;

    TextContainer(String stops, String text) {
        this.stops = stops;
        this.text = text;
    }

    abstract JsonElement answer(JsonObject generated);

    abstract String line(JsonObject event);

    @Override
    public Story story(JsonObject request) {
        JsonObject parameters = request.getAsJsonObject("parameters");
        List<String> stop = new ArrayList<>();
        if (parameters.has(stops)) {
            parameters.getAsJsonArray(stops).forEach(value -> stop.add(value.getAsString()));
        }
        return Story.told(parameters.get("max_new_tokens").getAsInt(), stop);
    }

    @Override
    public String whole(JsonObject request, Story story) {
        JsonObject generated = new JsonObject();
        generated.addProperty(text, story.text());
        generated.add("details", story.details());
        return answer(generated).toString();
    }

    @Override
    public String token(String token) {
        JsonObject event = new JsonObject();
        JsonObject inner = new JsonObject();
        inner.addProperty("id", 7);
        inner.addProperty("text", token);
        inner.addProperty("logprob", -0.25);
        inner.addProperty("special", false);
        event.add("token", inner);
        event.add("generated_text", JsonNull.INSTANCE);
        event.add("details", JsonNull.INSTANCE);
        return line(event);
    }

    private static JsonObject lastEvent(String text, JsonObject details) {
        JsonObject event = new JsonObject();
        JsonObject token = new JsonObject();
        token.addProperty("id", 2);
        token.addProperty("text", "</s>");
        token.addProperty("special", true);
        event.add("token", token);
        event.addProperty("generated_text", text);
        event.add("details", details);
        return event;
    }

    private static JsonElement list(JsonObject generated) {
        JsonArray list = new JsonArray();
        list.add(generated);
        return list;
    }

    private static int tokensOf(JsonObject request) {
        return Math.ceilDiv(
                request.get("inputs").getAsString().length(), Story.CHARACTERS_PER_TOKEN);
    }
}
