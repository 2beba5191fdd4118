package dev.promptport.server.page;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** A file of chats as the page writes it, and others made after its pattern. */
record ChatFile(JsonObject file) {

    private static final int MESSAGES = 8;
    private static final String FILLING = "and the sky was blue over the hills ".repeat(14);

    static ChatFile of(String json) {
        return new ChatFile(JsonParser.parseString(json).getAsJsonObject());
    }

    /** The word that one chat of many has in it. */
    static String needle(int chat) {
        return "needle-%04d".formatted(chat);
    }

    /** That many chats of eight messages, 4,000 characters each. */
    String repeated(int count) {
        return with(count, ChatFile::longChat);
    }

    /** A chat for each text, with the text wherever there is one. */
    String saying(List<String> texts) {
        return with(
                texts.size(),
                n -> {
                    String text = texts.get(n);
                    JsonObject message = message(n % 2 == 0 ? "user" : "assistant", text);
                    message.addProperty("state", text);
                    message.addProperty("failure", text);
                    JsonObject stats = new JsonObject();
                    for (String figure :
                            List.of("read", "written", "firstMs", "perSecond", "cut")) {
                        stats.addProperty(figure, text);
                    }
                    message.add("stats", stats);
                    JsonObject chat = chat(text, text, n);
                    for (String field : List.of("model", "system", "temperature", "maxTokens")) {
                        chat.addProperty(field, text);
                    }
                    chat.getAsJsonArray("messages").add(message);
                    return chat;
                });
    }

    private String with(int count, IntFunction<JsonObject> chat) {
        JsonObject other = file.deepCopy();
        JsonArray chats = new JsonArray();
        IntStream.range(0, count).mapToObj(chat).forEach(chats::add);
        other.add("chats", chats);
        return other.toString();
    }

    private static JsonObject longChat(int n) {
        JsonObject chat =
                chat("chat-" + n, String.format(Locale.ROOT, "Chat %d on the weather", n), n);
        for (int m = 0; m < MESSAGES; m++) {
            String word = m == MESSAGES / 2 ? needle(n) + " " : "";
            chat.getAsJsonArray("messages")
                    .add(message(m % 2 == 0 ? "user" : "assistant", word + FILLING));
        }
        return chat;
    }

    private static JsonObject chat(String id, String title, int changed) {
        JsonObject chat = new JsonObject();
        chat.addProperty("id", id);
        chat.addProperty("title", title);
        chat.addProperty("changed", changed + 1);
        chat.add("messages", new JsonArray());
        return chat;
    }

    private static JsonObject message(String role, String content) {
        JsonObject message = new JsonObject();
        message.addProperty("role", role);
        message.addProperty("content", content);
        return message;
    }
}
