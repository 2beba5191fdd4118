package dev.promptport.domain.usecase;

import dev.promptport.domain.completion.CompletionRequest;
import dev.promptport.domain.completion.Message;
import dev.promptport.domain.completion.ModelId;
import dev.promptport.domain.completion.Part;
import dev.promptport.domain.completion.Sampling;
import dev.promptport.domain.plugin.Plugin;
import dev.promptport.domain.plugin.Prompting;
import dev.promptport.domain.port.CompletionPort;
import dev.promptport.domain.port.PluginPort;
import dev.promptport.domain.port.ToolPort;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Answers a conversation with tools that are always there and with the plugins that what the user
 * said brings in: each adds to the instructions, and its facts to the tools.
 */
public final class AnswerWithPlugins {

    private final CompletionPort completions;
    private final PluginPort plugins;
    private final ToolPort tools;
    private final Limits limits;
    private final ToolLimits toolLimits;

    public AnswerWithPlugins(
            CompletionPort completions,
            PluginPort plugins,
            ToolPort tools,
            Limits limits,
            ToolLimits toolLimits) {
        this.completions = completions;
        this.plugins = plugins;
        this.tools = tools;
        this.limits = limits;
        this.toolLimits = toolLimits;
    }

    /**
     * The model's answer once it needs no tool any more. The last of several plugins has its way
     * with sampling and, unless the choice is fixed, with the model.
     *
     * @param request without tools: they are brought here, and its tool choice is among them; its
     *     model gives way to the choice
     * @throws dev.promptport.domain.failure.Failure as {@link CallFunctions#call}
     */
    public PluginAnswer answer(CompletionRequest request, ModelChoice choice) {
        List<Plugin> selected = selected(request.messages());
        ToolSet offered = new ToolSet(tools, selected.stream().map(Plugin::facts).toList());
        return new PluginAnswer(
                new CallFunctions(completions, offered, limits, toolLimits)
                        .call(prompted(request, choice, selected, offered)),
                selected.stream().map(Plugin::name).toList());
    }

    private List<Plugin> selected(List<Message> messages) {
        List<String> said = messages.stream().flatMap(AnswerWithPlugins::said).toList();
        return plugins.plugins().stream()
                .filter(plugin -> plugin.selector().selects(said))
                .toList();
    }

    private static CompletionRequest prompted(
            CompletionRequest asked, ModelChoice choice, List<Plugin> selected, ToolPort offered) {
        ModelId model = choice.model();
        Sampling sampling = asked.sampling();
        for (Plugin plugin : selected) {
            Prompting prompting = plugin.prompting();
            model = prompting.model().map(m -> choice.over(Optional.of(m))).orElse(model);
            sampling = prompting.over(sampling);
        }
        return new CompletionRequest(
                model,
                instructed(asked.messages(), selected),
                offered.definitions(),
                asked.toolChoice(),
                sampling,
                asked.deadline());
    }

    private static List<Message> instructed(List<Message> messages, List<Plugin> selected) {
        if (selected.isEmpty()) {
            return messages;
        }
        String added =
                selected.stream()
                        .map(plugin -> plugin.prompting().systemPrompt())
                        .collect(Collectors.joining("\n\n"));
        List<Message> instructed = new ArrayList<>(messages);
        if (messages.getFirst() instanceof Message.System(String own)) {
            instructed.set(0, Message.system(own + "\n\n" + added));
        } else {
            instructed.addFirst(Message.system(added));
        }
        return instructed;
    }

    private static Stream<String> said(Message message) {
        return switch (message) {
            case Message.User(List<Part> parts) -> parts.stream().flatMap(AnswerWithPlugins::text);
            case Message.System _, Message.Assistant _, Message.Tool _ -> Stream.empty();
        };
    }

    private static Stream<String> text(Part part) {
        return switch (part) {
            case Part.Text(String text) -> Stream.of(text);
            case Part.Image _ -> Stream.empty();
        };
    }
}
