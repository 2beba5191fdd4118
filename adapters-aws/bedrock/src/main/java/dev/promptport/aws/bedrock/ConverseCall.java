package dev.promptport.aws.bedrock;

import dev.promptport.aws.bedrock.request.BedrockModel;
import dev.promptport.aws.bedrock.request.PreparedRequest;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseRequest;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamRequest;
import software.amazon.awssdk.services.bedrockruntime.model.GuardrailConfiguration;
import software.amazon.awssdk.services.bedrockruntime.model.GuardrailStreamConfiguration;
import software.amazon.awssdk.services.bedrockruntime.model.InferenceConfiguration;
import software.amazon.awssdk.services.bedrockruntime.model.Message;
import software.amazon.awssdk.services.bedrockruntime.model.SystemContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ToolConfiguration;

import java.util.List;
import java.util.Optional;

/**
 * What Converse is asked; to the SDK the answer as a whole and the one in pieces are requests of
 * two types.
 */
record ConverseCall(
        String model,
        @Nullable List<SystemContentBlock> system,
        List<Message> messages,
        InferenceConfiguration inference,
        @Nullable ToolConfiguration tools,
        @Nullable Document further,
        Optional<Guardrail> guardrail) {

    static ConverseCall of(PreparedRequest asked, BedrockSettings settings) {
        BedrockModel model = asked.model();
        boolean caching = settings.promptCaching() && model.family().cachesPrompts();
        ConverseMessages messages = new ConverseMessages(model.family(), caching);
        return new ConverseCall(
                model.name(),
                messages.system(asked.conversation().system()),
                messages.messages(asked.conversation().turns()),
                ConverseSampling.inference(asked.sampling()),
                ConverseTools.of(asked.tools(), caching && model.family().cachesTools()),
                ConverseSampling.further(model.family(), asked.sampling()),
                settings.guardrail());
    }

    ConverseRequest whole() {
        return ConverseRequest.builder()
                .modelId(model)
                .system(system)
                .messages(messages)
                .inferenceConfig(inference)
                .toolConfig(tools)
                .additionalModelRequestFields(further)
                .guardrailConfig(
                        guardrail
                                .map(
                                        rail ->
                                                GuardrailConfiguration.builder()
                                                        .guardrailIdentifier(rail.identifier())
                                                        .guardrailVersion(rail.version())
                                                        .build())
                                .orElse(null))
                .build();
    }

    ConverseStreamRequest streamed() {
        return ConverseStreamRequest.builder()
                .modelId(model)
                .system(system)
                .messages(messages)
                .inferenceConfig(inference)
                .toolConfig(tools)
                .additionalModelRequestFields(further)
                .guardrailConfig(
                        guardrail
                                .map(
                                        rail ->
                                                GuardrailStreamConfiguration.builder()
                                                        .guardrailIdentifier(rail.identifier())
                                                        .guardrailVersion(rail.version())
                                                        .build())
                                .orElse(null))
                .build();
    }
}
