package dev.promptport.aws.bedrock;

import dev.promptport.aws.bedrock.request.OfferedTools;
import dev.promptport.aws.bedrock.request.ToolJson;
import dev.promptport.domain.tool.ToolChoice;
import dev.promptport.domain.tool.ToolDefinition;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.bedrockruntime.model.AnyToolChoice;
import software.amazon.awssdk.services.bedrockruntime.model.SpecificToolChoice;
import software.amazon.awssdk.services.bedrockruntime.model.Tool;
import software.amazon.awssdk.services.bedrockruntime.model.ToolConfiguration;
import software.amazon.awssdk.services.bedrockruntime.model.ToolInputSchema;
import software.amazon.awssdk.services.bedrockruntime.model.ToolSpecification;

import java.util.ArrayList;
import java.util.List;

/** Tools as Converse writes them. */
final class ConverseTools {

    private ConverseTools() {}

    /** Null when there is none: an empty list is refused. */
    static @Nullable ToolConfiguration of(OfferedTools offered, boolean caching) {
        if (offered.definitions().isEmpty()) {
            return null;
        }
        List<Tool> tools = new ArrayList<>();
        offered.definitions().forEach(tool -> tools.add(Tool.fromToolSpec(specification(tool))));
        if (caching) {
            tools.add(Tool.fromCachePoint(ConverseMessages.CACHE_POINT));
        }
        return ToolConfiguration.builder()
                .tools(tools)
                .toolChoice(choice(offered.choice()))
                .build();
    }

    private static ToolSpecification specification(ToolDefinition tool) {
        return ToolSpecification.builder()
                .name(tool.name())
                .description(tool.description().isBlank() ? null : tool.description())
                .inputSchema(ToolInputSchema.fromJson(ToolJson.schema(tool)))
                .build();
    }

    /**
     * Null leaves it to the model, which every model understands. Converse has no word for none:
     * tools come with that choice only where the conversation so far has to be understood.
     */
    private static software.amazon.awssdk.services.bedrockruntime.model.@Nullable ToolChoice choice(
            ToolChoice choice) {
        return switch (choice) {
            case ToolChoice.Auto _, ToolChoice.None _ -> null;
            case ToolChoice.Required _ ->
                    software.amazon.awssdk.services.bedrockruntime.model.ToolChoice.fromAny(
                            AnyToolChoice.builder().build());
            case ToolChoice.Named(String name) ->
                    software.amazon.awssdk.services.bedrockruntime.model.ToolChoice.fromTool(
                            SpecificToolChoice.builder().name(name).build());
        };
    }
}
