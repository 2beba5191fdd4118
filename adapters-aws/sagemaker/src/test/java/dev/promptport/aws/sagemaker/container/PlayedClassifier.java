package dev.promptport.aws.sagemaker.container;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import dev.promptport.aws.client.wire.Exchange;
import dev.promptport.aws.client.wire.FaultServer;
import dev.promptport.aws.sagemaker.classification.ClassifierBody;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** An endpoint that labels texts, in the form of its container. */
public final class PlayedClassifier implements FaultServer.Answer {

    private static final List<String> LABELS =
            List.of("__label__toxic", "__label__none", "__label__obscene");
    private static final List<String> SCORES = List.of("0.9797907", "0.02019908", "3.6296085e-05");

    private final ClassifierBody form;

    public PlayedClassifier(ClassifierBody form) {
        this.form = form;
    }

    @Override
    public void to(Exchange exchange) throws IOException {
        JsonObject request =
                JsonParser.parseString(new String(exchange.body(), StandardCharsets.UTF_8))
                        .getAsJsonObject();
        exchange.json(200, answer(request).toString());
    }

    private JsonElement answer(JsonObject request) {
        return switch (form) {
            case ClassifierBody.BlazingText _ -> {
                int top = request.getAsJsonObject("configuration").get("k").getAsInt();
                JsonObject row = new JsonObject();
                row.add("label", texts(LABELS, top));
                row.add("prob", numbers(top));
                yield list(row);
            }
            case ClassifierBody.HuggingFace _ -> {
                JsonArray rows = new JsonArray();
                for (int i = 0; i < LABELS.size(); i++) {
                    JsonObject row = new JsonObject();
                    row.addProperty("label", LABELS.get(i));
                    row.addProperty("score", Double.parseDouble(SCORES.get(i)));
                    rows.add(row);
                }
                yield list(rows);
            }
            case ClassifierBody.Fields(_, var field) -> {
                int top = request.get(field).getAsInt();
                JsonArray columns = new JsonArray();
                columns.add(texts(LABELS, top));
                columns.add(texts(SCORES, top));
                yield columns;
            }
        };
    }

    private static JsonArray list(JsonElement one) {
        JsonArray list = new JsonArray();
        list.add(one);
        return list;
    }

    private static JsonArray texts(List<String> texts, int top) {
        JsonArray array = new JsonArray();
        texts.stream().limit(top).forEach(array::add);
        return array;
    }

    private static JsonArray numbers(int top) {
        JsonArray array = new JsonArray();
        SCORES.stream().limit(top).map(Double::valueOf).forEach(array::add);
        return array;
    }
}
