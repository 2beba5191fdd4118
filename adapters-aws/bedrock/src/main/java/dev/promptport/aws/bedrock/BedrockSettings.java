package dev.promptport.aws.bedrock;

import dev.promptport.aws.bedrock.invoke.InvokeCodec;
import dev.promptport.aws.bedrock.request.BedrockModel;
import dev.promptport.aws.bedrock.request.ModelFamily;
import dev.promptport.domain.completion.ModelId;
import dev.promptport.domain.failure.Misconfigured;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How Bedrock is used.
 *
 * @param guardrail absent, none is applied
 * @param promptCaching whether instructions, tools and the conversation so far are marked for the
 *     prompt cache, with the families that have one (Claude, Nova)
 * @param invoked what goes through InvokeModel, everything else through Converse: names of models,
 *     and labels of families such as {@code titan-text}
 * @param families the family of models whose names do not tell it, by name: imported models,
 *     provisioned throughput, application inference profiles
 */
public record BedrockSettings(
        Optional<Guardrail> guardrail,
        boolean promptCaching,
        Set<String> invoked,
        Map<String, ModelFamily> families) {

    /** Converse for all models, no guardrail, no prompt cache. */
    public static final BedrockSettings DEFAULT =
            new BedrockSettings(Optional.empty(), false, Set.of(), Map.of());

    public BedrockSettings {
        invoked = Set.copyOf(invoked);
        families = Map.copyOf(families);
        for (String name : invoked) {
            ModelFamily family = ModelFamily.labelled(name).orElse(familyOf(name, families));
            if (InvokeCodec.of(family).isEmpty()) {
                throw new Misconfigured(
                        "'"
                                + name
                                + "' is to go through InvokeModel, but no body is known for it: name its family, one of"
                                + " claude, claude-text, titan-text, llama, nova and mistral");
            }
        }
    }

    public BedrockSettings withGuardrail(Guardrail other) {
        return new BedrockSettings(Optional.of(other), promptCaching, invoked, families);
    }

    public BedrockSettings withPromptCaching() {
        return new BedrockSettings(guardrail, true, invoked, families);
    }

    public BedrockSettings withInvoked(Set<String> other) {
        return new BedrockSettings(guardrail, promptCaching, other, families);
    }

    BedrockModel model(ModelId id) {
        return new BedrockModel(id.name(), familyOf(id.name(), families));
    }

    /** The codec to call the model with; empty where it is Converse's turn. */
    Optional<InvokeCodec> codec(BedrockModel model) {
        boolean named = invoked.contains(model.name()) || invoked.contains(model.family().label());
        return named ? InvokeCodec.of(model.family()) : Optional.empty();
    }

    private static ModelFamily familyOf(String name, Map<String, ModelFamily> families) {
        return families.getOrDefault(name, ModelFamily.ofId(name));
    }
}
