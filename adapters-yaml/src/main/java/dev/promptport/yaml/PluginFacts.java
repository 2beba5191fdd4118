package dev.promptport.yaml;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import dev.promptport.domain.tool.Tool;
import dev.promptport.domain.tool.ToolCall;
import dev.promptport.domain.tool.ToolDefinition;
import dev.promptport.domain.tool.ToolResult;

import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a plugin knows: one tool, that is told what to tell about. */
final class PluginFacts implements Tool {

    private static final String INQUIRY = "inquiry_type";
    private static final Pattern NOT_IN_NAMES = Pattern.compile("[^a-zA-Z0-9_-]");
    private static final int LONGEST_NAME = 64;

    private final ToolDefinition definition;
    private final Map<String, String> answers;

    /**
     * @param plugin the plugin's name, of which the tool's is made
     * @param answers JSON text by what can be asked for; not empty
     */
    PluginFacts(String plugin, String description, Map<String, String> answers) {
        this.answers = Collections.unmodifiableMap(new LinkedHashMap<>(answers));
        this.definition =
                new ToolDefinition(
                        name(plugin),
                        description,
                        JsonText.schemaOfOne(INQUIRY, "what to look up", answers.keySet()));
    }

    @Override
    public ToolDefinition definition() {
        return definition;
    }

    @Override
    public ToolResult call(ToolCall call) {
        if (!call.name().equals(definition.name())) {
            return ToolResult.error(
                    call, "there is no tool of that name here, only " + definition.name());
        }
        return inquiry(call.arguments())
                .map(answers::get)
                .map(answer -> ToolResult.of(call, answer))
                .orElseGet(
                        () ->
                                ToolResult.error(
                                        call,
                                        "the arguments have to be a JSON object whose "
                                                + INQUIRY
                                                + " is one of: "
                                                + String.join(", ", answers.keySet())));
    }

    private static Optional<String> inquiry(String arguments) {
        Optional<String> inquiry = Optional.empty();
        try (JsonParser json = JsonText.JSON.createParser(arguments)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                boolean asked = json.currentName().equals(INQUIRY);
                if (json.nextToken() == JsonToken.VALUE_STRING && asked) {
                    inquiry = Optional.of(json.getText());
                }
                json.skipChildren();
            }
            return json.nextToken() == null ? inquiry : Optional.empty();
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    private static String name(String plugin) {
        String name = NOT_IN_NAMES.matcher(plugin.strip()).replaceAll("_");
        return name.substring(0, Math.min(name.length(), LONGEST_NAME));
    }
}
