package dev.promptport.function.models;

import dev.promptport.domain.completion.ModelId;
import dev.promptport.domain.failure.InvalidRequest;

import java.util.Map;
import java.util.Set;

/**
 * What callers mean by the names of models. A name that begins with a provider of this process and
 * a colon is used as it is; any other is looked up in {@code MODEL_ALIASES}, as in {@code
 * gpt-4=bedrock:anthropic.claude-3-haiku-20240307-v1:0}, and means a model of OpenAI when it is not
 * found there, as {@code gpt-4-turbo} and {@code llama3:8b} do.
 */
public final class ModelNames {

    private static final String USUAL_PROVIDER = "openai";

    private final Set<String> providers;
    private final Map<String, ModelId> aliases;

    /**
     * @param providers the names of those that are known in this process
     */
    ModelNames(Set<String> providers, Map<String, ModelId> aliases) {
        this.providers = Set.copyOf(providers);
        this.aliases = Map.copyOf(aliases);
    }

    /**
     * The model a caller means.
     *
     * @throws InvalidRequest naming {@code model} when the text can be no model's name
     */
    public ModelId resolve(String written) {
        String name = written.strip();
        int colon = name.indexOf(':');
        if (colon >= 0 && providers.contains(name.substring(0, colon))) {
            return ModelId.of(name);
        }
        ModelId alias = aliases.get(name);
        return alias != null ? alias : new ModelId(USUAL_PROVIDER, name);
    }
}
