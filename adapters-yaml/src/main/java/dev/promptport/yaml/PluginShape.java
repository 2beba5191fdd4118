package dev.promptport.yaml;

import dev.promptport.domain.completion.ModelId;
import dev.promptport.domain.plugin.Plugin;
import dev.promptport.domain.plugin.PluginDescription;
import dev.promptport.domain.plugin.Prompting;
import dev.promptport.domain.plugin.Selector;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** A plugin: what it is, when it is brought in, what the model is told, and what it knows. */
final class PluginShape implements Shape<Plugin> {

    private static final String VERSION = "0.1.0";

    @Override
    public Supplier<Plugin> read(String name, Field document) {
        Fields plugin = document.fields();
        Supplier<PluginDescription> description =
                description(plugin.required("meta_data").fields());
        Supplier<Selector> selector = SelectorShape.read(plugin.required("selector").fields());
        Supplier<Prompting> prompting = prompting(plugin.required("prompting").fields());
        Fields calling = plugin.required("function_calling").fields();
        Optional<String> facts = calling.required("function_description").text();
        Map<String, String> answers = answers(calling.required("additional_information"));
        calling.refuseOthers();
        plugin.refuseOthers();
        return () ->
                new Plugin(
                        description.get(),
                        selector.get(),
                        prompting.get(),
                        new PluginFacts(description.get().name(), facts.orElseThrow(), answers));
    }

    private static Supplier<PluginDescription> description(Fields fields) {
        Optional<String> name = fields.required("plugin_name").text();
        Optional<String> text = fields.required("plugin_description").text();
        Field versionField = fields.required("plugin_version");
        Optional<String> version = versionField.text();
        Optional<String> author = fields.required("plugin_author").text();
        if (version.filter(written -> !written.equals(VERSION)).isPresent()) {
            versionField.refuse("is not " + VERSION + ", the only version there is");
        }
        fields.refuseOthers();
        return () ->
                new PluginDescription(
                        name.orElseThrow(),
                        text.orElseThrow(),
                        version.orElseThrow(),
                        author.orElseThrow());
    }

    private static Supplier<Prompting> prompting(Fields fields) {
        Optional<String> systemPrompt = fields.required("system_prompt").text();
        Optional<ModelId> model = Models.read(fields.optional("model"));
        Optional<Double> temperature = SamplingFields.temperature(fields.optional("temperature"));
        Optional<Integer> maxTokens = SamplingFields.maxTokens(fields.optional("max_tokens"));
        fields.refuseOthers();
        return () -> new Prompting(systemPrompt.orElseThrow(), model, temperature, maxTokens);
    }

    /** JSON by key. */
    private static Map<String, String> answers(Field information) {
        Map<String, String> answers = new LinkedHashMap<>();
        Fields fields = information.fields();
        fields.all()
                .forEach(
                        (key, value) -> {
                            if (value instanceof Yaml.Nothing) {
                                fields.optional(key)
                                        .refuse("is null: say something or take it away");
                            }
                            answers.put(key, JsonText.of(value));
                        });
        if (!information.isAbsent() && information.isVacant()) {
            information.refuse("is empty: give one fact or more, each under a name of its own");
        }
        return answers;
    }
}
