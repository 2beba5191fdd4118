package dev.promptport.function.http.lambda;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The response a function gave to an event; header names in lower case. */
public record LambdaReply(int status, Map<String, String> headers, String body) {

    /** Reads the JSON a function handed to its runtime. */
    public static LambdaReply of(String response) {
        JsonObject json = JsonParser.parseString(response).getAsJsonObject();
        Map<String, String> headers = new HashMap<>();
        for (String part : new String[] {"headers", "multiValueHeaders"}) {
            if (json.has(part) && json.get(part).isJsonObject()) {
                json.getAsJsonObject(part)
                        .asMap()
                        .forEach(
                                (name, value) ->
                                        headers.put(
                                                name.toLowerCase(Locale.ROOT),
                                                value.isJsonArray()
                                                        ? value.getAsJsonArray()
                                                                .get(0)
                                                                .getAsString()
                                                        : value.getAsString()));
            }
        }
        boolean hasBody = json.has("body") && !json.get("body").isJsonNull();
        return new LambdaReply(
                json.get("statusCode").getAsInt(),
                headers,
                hasBody ? json.get("body").getAsString() : "");
    }

    public JsonObject json() {
        return JsonParser.parseString(body).getAsJsonObject();
    }

    public JsonObject error() {
        return json().getAsJsonObject("error");
    }

    /** A header's value; empty when there is none. */
    public String header(String name) {
        return headers.getOrDefault(name, "");
    }
}
