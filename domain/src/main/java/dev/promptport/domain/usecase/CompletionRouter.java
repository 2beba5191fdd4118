package dev.promptport.domain.usecase;

import dev.promptport.domain.completion.Completion;
import dev.promptport.domain.completion.CompletionRequest;
import dev.promptport.domain.completion.Delta;
import dev.promptport.domain.completion.ModelId;
import dev.promptport.domain.failure.InvalidRequest;
import dev.promptport.domain.failure.Misconfigured;
import dev.promptport.domain.failure.UnknownModel;
import dev.promptport.domain.port.CompletionPort;
import dev.promptport.domain.port.StreamingCompletionPort;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Sends each request to the ports of its model's provider. An alias stands for a model: {@code
 * fast} for {@code local:t5-mini}, or {@code openai:gpt-4} for what this deployment has instead.
 */
public final class CompletionRouter implements CompletionPort, StreamingCompletionPort {

    private record Route(CompletionPort completions, StreamingCompletionPort streams) {}

    private final SortedMap<String, Route> routes;
    private final SortedMap<String, ModelId> aliases;

    private CompletionRouter(Map<String, Route> routes, Map<String, ModelId> aliases) {
        this.routes = new TreeMap<>(routes);
        this.aliases = new TreeMap<>(aliases);
    }

    public static Builder builder() {
        return new Builder();
    }

    /**
     * The model a caller means by an alias or {@code provider:name}.
     *
     * @throws InvalidRequest naming {@code model} when the text is neither
     * @throws UnknownModel when no such provider is here
     */
    public ModelId named(String text) {
        if (!aliases.containsKey(text) && text.indexOf(':') < 0) {
            throw InvalidRequest.invalid("model", "no model has that name; " + known());
        }
        ModelId model = aliases.containsKey(text) ? aliases.get(text) : ModelId.of(text);
        route(model);
        return model;
    }

    @Override
    public Completion complete(CompletionRequest request) {
        CompletionRequest routed = dealiased(request);
        return route(routed.model()).completions().complete(routed);
    }

    @Override
    public Completion stream(CompletionRequest request, Consumer<? super Delta> sink) {
        CompletionRequest routed = dealiased(request);
        return route(routed.model()).streams().stream(routed, sink);
    }

    private CompletionRequest dealiased(CompletionRequest request) {
        ModelId model = request.model();
        return request.withModel(aliases.getOrDefault(model.toString(), model));
    }

    private Route route(ModelId model) {
        Route route = routes.get(model.provider());
        if (route == null) {
            throw new UnknownModel(model, "no model is named '" + model + "'; " + known());
        }
        return route;
    }

    private String known() {
        String providers = "the providers here are " + String.join(", ", routes.keySet());
        return aliases.isEmpty()
                ? providers
                : providers + "; the aliases " + String.join(", ", aliases.keySet());
    }

    /** Collects providers and aliases. */
    public static final class Builder {

        private final Map<String, Route> routes = new TreeMap<>();
        private final Map<String, ModelId> aliases = new TreeMap<>();

        private Builder() {}

        /** Serves every model of that provider with a port that both completes and streams. */
        public <P extends CompletionPort & StreamingCompletionPort> Builder provider(
                String name, P port) {
            return provider(name, port, port);
        }

        /** Serves every model of that provider. */
        public Builder provider(
                String name, CompletionPort completions, StreamingCompletionPort streams) {
            routes.put(name, new Route(completions, streams));
            return this;
        }

        /** Makes a name, with or without a colon, stand for a model. */
        public Builder alias(String name, ModelId model) {
            aliases.put(name, model);
            return this;
        }

        /**
         * @throws Misconfigured when there is no provider, or none for the model of an alias
         */
        public CompletionRouter build() {
            if (routes.isEmpty()) {
                throw new Misconfigured("no provider of models is set up");
            }
            aliases.forEach(
                    (alias, model) -> {
                        if (!routes.containsKey(model.provider())) {
                            throw new Misconfigured(
                                    "the alias '"
                                            + alias
                                            + "' stands for '"
                                            + model
                                            + "', whose provider is not set up");
                        }
                    });
            return new CompletionRouter(routes, aliases);
        }
    }
}
