package dev.promptport.aws.bedrock;

import dev.promptport.aws.bedrock.request.ModelFamily;
import dev.promptport.aws.bedrock.request.ModelSampling;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.core.SdkNumber;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.services.bedrockruntime.model.InferenceConfiguration;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Sampling as Converse writes it: what all models share, and what one family names its own way. */
final class ConverseSampling {

    private ConverseSampling() {}

    static InferenceConfiguration inference(ModelSampling sampling) {
        List<String> stop = sampling.stop();
        return InferenceConfiguration.builder()
                .maxTokens(sampling.maxTokens())
                .temperature(single(sampling.temperature()))
                .topP(single(sampling.topP()))
                .stopSequences(stop.isEmpty() ? null : stop)
                .build();
    }

    /** Null when there is nothing to add. */
    static @Nullable Document further(ModelFamily family, ModelSampling sampling) {
        Map<String, Document> fields = new LinkedHashMap<>();
        switch (family) {
            case CLAUDE, CLAUDE_TEXT, MISTRAL -> put(fields, "top_k", sampling.topK());
            case NOVA -> {
                put(fields, "topK", sampling.topK());
                return fields.isEmpty()
                        ? null
                        : Document.fromMap(Map.of("inferenceConfig", Document.fromMap(fields)));
            }
            case COHERE -> {
                put(fields, "k", sampling.topK());
                put(fields, "seed", sampling.seed());
                put(fields, "frequency_penalty", sampling.frequencyPenalty());
                put(fields, "presence_penalty", sampling.presencePenalty());
            }
            case JAMBA -> {
                put(fields, "frequency_penalty", sampling.frequencyPenalty());
                put(fields, "presence_penalty", sampling.presencePenalty());
            }
            case TITAN_TEXT, LLAMA, OTHER -> {
                // They know no more than all models share.
            }
        }
        return fields.isEmpty() ? null : Document.fromMap(fields);
    }

    private static @Nullable Float single(@Nullable Double value) {
        return value == null ? null : value.floatValue();
    }

    private static void put(Map<String, Document> fields, String name, @Nullable Number value) {
        if (value != null) {
            fields.put(name, Document.fromNumber(SdkNumber.fromString(value.toString())));
        }
    }
}
