package dev.promptport.aws.sagemaker.classification;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;

import dev.promptport.domain.classification.LabelScore;
import dev.promptport.domain.failure.BadUpstreamAnswer;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads the labels of one text from any of the forms that containers use:
 *
 * <ul>
 *   <li>{@code [[labels],[probabilities]]}, of fastText in a handler of its own
 *   <li>{@code [{"label":[…],"prob":[…]}]}, of BlazingText
 *   <li>{@code [{"label":…,"score":…},…]}, of Hugging Face
 * </ul>
 *
 * Probabilities are numbers or texts of numbers. What is within a list of one is read as if it
 * stood there itself.
 */
public final class ScoresReader {

    private ScoresReader() {}

    /**
     * Best first, each label once.
     *
     * @throws BadUpstreamAnswer for anything else, and when there is no label
     */
    public static List<LabelScore> read(JsonElement answer) {
        List<LabelScore> scores = new ArrayList<>();
        collect(answer, scores);
        scores.sort(Comparator.comparingDouble(LabelScore::probability).reversed());
        Set<String> seen = new HashSet<>();
        scores.removeIf(score -> !seen.add(score.label()));
        if (scores.isEmpty()) {
            throw unknown();
        }
        return scores;
    }

    private static void collect(JsonElement answer, List<LabelScore> into) {
        switch (answer) {
            case JsonObject row -> row(row, into);
            case JsonArray rows when !rows.isEmpty() && rows.get(0) instanceof JsonObject ->
                    rows.forEach(row -> collect(row, into));
            case JsonArray list when list.size() == 1 -> collect(list.get(0), into);
            case JsonArray list when list.size() == 2 -> columns(list.get(0), list.get(1), into);
            default -> throw unknown();
        }
    }

    private static void row(JsonObject row, List<LabelScore> into) {
        JsonElement score = row.has("prob") ? row.get("prob") : row.get("score");
        columns(row.get("label"), score, into);
    }

    private static void columns(
            @Nullable JsonElement labels, @Nullable JsonElement scores, List<LabelScore> into) {
        switch (labels) {
            case JsonPrimitive label when scores instanceof JsonPrimitive score ->
                    into.add(score(label, score));
            case JsonArray names
                    when scores instanceof JsonArray values && names.size() == values.size() -> {
                for (int i = 0; i < names.size(); i++) {
                    columns(names.get(i), values.get(i), into);
                }
            }
            case null, default -> throw unknown();
        }
    }

    private static LabelScore score(JsonPrimitive label, JsonPrimitive probability) {
        if (label.getAsString().isBlank()) {
            throw unknown();
        }
        return new LabelScore(label.getAsString(), Probability.of(probability.getAsString()));
    }

    static BadUpstreamAnswer unknown() {
        return new BadUpstreamAnswer(
                "the SageMaker endpoint answered JSON that holds no labels and probabilities");
    }
}
