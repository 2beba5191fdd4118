package dev.promptport.aws.sagemaker.classification;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Writes what a classifier's container is sent. */
public final class ClassifierRequest {

    private static final Gson JSON = new GsonBuilder().disableHtmlEscaping().create();
    private static final Pattern LINE_BREAKS = Pattern.compile("\\R+");

    private ClassifierRequest() {}

    /** JSON in UTF-8. A line break becomes a space: fastText takes one line and fails on two. */
    public static byte[] json(ClassifierBody form, String text, int top) {
        String line = LINE_BREAKS.matcher(text).replaceAll(" ");
        JsonObject body = new JsonObject();
        switch (form) {
            case ClassifierBody.BlazingText _ -> {
                JsonArray instances = new JsonArray();
                instances.add(line);
                body.add("instances", instances);
                body.add("configuration", number("k", top));
            }
            case ClassifierBody.HuggingFace _ -> {
                body.addProperty("inputs", line);
                body.add("parameters", number("top_k", top));
            }
            case ClassifierBody.Fields(var textField, var topField) -> {
                body.addProperty(textField, line);
                body.addProperty(topField, top);
            }
        }
        return JSON.toJson(body).getBytes(StandardCharsets.UTF_8);
    }

    private static JsonObject number(String name, int value) {
        JsonObject object = new JsonObject();
        object.addProperty(name, value);
        return object;
    }
}
