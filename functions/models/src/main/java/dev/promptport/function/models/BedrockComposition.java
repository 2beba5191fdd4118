package dev.promptport.function.models;

import dev.promptport.aws.bedrock.BedrockCompletions;
import dev.promptport.aws.bedrock.BedrockSettings;
import dev.promptport.aws.bedrock.Guardrail;
import dev.promptport.aws.bedrock.request.ModelFamily;
import dev.promptport.domain.failure.Misconfigured;
import dev.promptport.function.http.provider.CompletionProvider;
import dev.promptport.function.http.setting.Setting;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;

import jakarta.inject.Singleton;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The models of Amazon Bedrock. */
@Factory
@Requires(classes = BedrockCompletions.class)
final class BedrockComposition {

    private static final String NAME = "bedrock";

    @Singleton
    CompletionProvider bedrock(AwsConnection aws, BedrockModelSettings settings) {
        Lazy<BedrockCompletions> models =
                new Lazy<>(() -> new BedrockCompletions(aws.clients(), settings(settings)));
        return new CompletionProvider(
                NAME,
                request -> models.get().complete(request),
                (request, sink) -> models.get().stream(request, sink),
                models::get);
    }

    static BedrockSettings settings(BedrockModelSettings written) {
        Map<String, ModelFamily> families = families(written);
        BedrockSettings settings =
                new BedrockSettings(
                        guardrail(written),
                        new Setting("BEDROCK_PROMPT_CACHING", written.promptCaching()).flag(),
                        Set.of(),
                        families);
        return Optional.ofNullable(written.invoke())
                .map(names -> invoking(new Setting("BEDROCK_INVOKE", names), settings))
                .orElse(settings);
    }

    private static BedrockSettings invoking(Setting written, BedrockSettings settings) {
        Set<String> names = Set.copyOf(written.list());
        return written.as(_ -> settings.withInvoked(names));
    }

    private static Optional<Guardrail> guardrail(BedrockModelSettings written) {
        return Optional.ofNullable(written.guardrail())
                .map(
                        id ->
                                new Setting("BEDROCK_GUARDRAIL_VERSION", written.guardrailVersion())
                                        .as(version -> new Guardrail(id, version)));
    }

    private static Map<String, ModelFamily> families(BedrockModelSettings written) {
        if (written.families() == null) {
            return Map.of();
        }
        Setting setting = new Setting("BEDROCK_FAMILIES", written.families());
        Map<String, ModelFamily> families = new HashMap<>();
        for (String pair : setting.list()) {
            // A model's ARN may hold an equals sign, a family's label none.
            int equals = Math.max(pair.lastIndexOf('='), 0);
            families.put(
                    pair.substring(0, equals),
                    setting.as(_ -> family(equals == 0 ? "" : pair.substring(equals + 1))));
        }
        return families;
    }

    private static ModelFamily family(String label) {
        return ModelFamily.labelled(label)
                .orElseThrow(
                        () ->
                                new Misconfigured(
                                        "families are written model=family, as in my-import=llama; a family is one of "
                                                + Arrays.stream(ModelFamily.values())
                                                        .map(ModelFamily::label)
                                                        .collect(Collectors.joining(", "))));
    }
}
