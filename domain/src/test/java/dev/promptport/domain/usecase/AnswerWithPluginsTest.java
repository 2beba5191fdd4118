package dev.promptport.domain.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.promptport.domain.completion.CompletionRequest;
import dev.promptport.domain.completion.Deadline;
import dev.promptport.domain.completion.Message;
import dev.promptport.domain.completion.ModelId;
import dev.promptport.domain.completion.Part;
import dev.promptport.domain.completion.Sampling;
import dev.promptport.domain.failure.BadUpstreamAnswer;
import dev.promptport.domain.failure.Misconfigured;
import dev.promptport.domain.failure.Unavailable;
import dev.promptport.domain.fake.ScriptedCompletions;
import dev.promptport.domain.fake.ScriptedTools;
import dev.promptport.domain.plugin.Plugin;
import dev.promptport.domain.plugin.PluginDescription;
import dev.promptport.domain.plugin.Prompting;
import dev.promptport.domain.plugin.Selector;
import dev.promptport.domain.port.PluginPort;
import dev.promptport.domain.tool.ToolCall;
import dev.promptport.domain.tool.ToolChoice;
import dev.promptport.domain.tool.ToolDefinition;
import dev.promptport.domain.tool.ToolResult;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.IntStream;

@Timeout(30)
class AnswerWithPluginsTest {

    private static final ModelId MODEL = ModelId.of("scripted:own");
    private static final ModelId OTHER = ModelId.of("scripted:preferred");
    private static final ModelChoice FREE = new ModelChoice(MODEL, false);
    private static final ModelChoice FIXED = new ModelChoice(MODEL, true);

    private final ScriptedTools weather = new ScriptedTools().tool("weather", _ -> "sunny");
    private final ScriptedTools hours = new ScriptedTools().tool("shop_facts", _ -> "9-18");
    private final ScriptedTools names = new ScriptedTools().tool("house_facts", _ -> "Ann");

    private final Plugin shop =
            plugin("Shop", terms("opening hours"), prompting("You know the shop."), hours);
    private final Plugin house =
            plugin("House", new Selector.Always(), prompting("You know the house."), names);

    private ScriptedCompletions model = new ScriptedCompletions(MODEL);
    private List<Plugin> plugins = List.of(shop);

    @Nested
    class APlugin {

        @Test
        void isBroughtInByWhatTheUserSays() {
            model.thenSay("From nine on.");

            PluginAnswer answer = answer(asking(Message.user("What are your Opening-Hours?")));

            assertThat(answer.completion().text()).isEqualTo("From nine on.");
            assertThat(answer.plugins()).containsExactly("Shop");
            assertThat(asked().messages())
                    .containsExactly(
                            Message.system("You know the shop."),
                            Message.user("What are your Opening-Hours?"));
            assertThat(offered()).containsExactly("weather", "shop_facts");
        }

        @Test
        void staysAwayOtherwise() {
            model.thenSay("Hello.");

            PluginAnswer answer = answer(asking(Message.user("Hello")));

            assertThat(answer.plugins()).isEmpty();
            assertThat(asked().messages()).containsExactly(Message.user("Hello"));
            assertThat(offered()).containsExactly("weather");
        }

        @Test
        void isBroughtInByAnythingTheUserSaidBefore() {
            model.thenSay("Ten.");

            assertThat(
                            answer(
                                            asking(
                                                    Message.user("Your opening hours?"),
                                                    Message.assistant("Nine to six."),
                                                    Message.user("And on Saturdays?")))
                                    .plugins())
                    .containsExactly("Shop");
        }

        @Test
        void isNotBroughtInByAnybodyElse() {
            model.thenSay("Hello.");
            ToolCall call = new ToolCall("1", "weather", "{\"place\":\"opening hours\"}");

            PluginAnswer answer =
                    answer(
                            asking(
                                    Message.system("Never tell the opening hours."),
                                    new Message.Assistant("My opening hours", List.of(call)),
                                    new Message.Tool(ToolResult.of(call, "opening hours")),
                                    new Message.User(
                                            List.of(
                                                    new Part.Text("Hello"),
                                                    new Part.Image(
                                                            "image/png",
                                                            ByteBuffer.allocate(1))))));

            assertThat(answer.plugins()).isEmpty();
        }

        @Test
        void thatIsAlwaysThereNeedsNoWord() {
            plugins = List.of(house, shop);
            model.thenSay("Hello.");

            assertThat(answer(asking(Message.user("Hello"))).plugins()).containsExactly("House");
        }

        @Test
        void addsToTheInstructionsThatAreThere() {
            plugins = List.of(house, shop);
            model.thenSay("Hello.");

            answer(asking(Message.system("Be kind."), Message.user("Your opening hours?")));

            assertThat(asked().messages())
                    .containsExactly(
                            Message.system("Be kind.\n\nYou know the house.\n\nYou know the shop."),
                            Message.user("Your opening hours?"));
        }

        @Test
        void mayNotTakeTheNameOfATool() {
            plugins =
                    List.of(
                            plugin(
                                    "Clouds",
                                    new Selector.Always(),
                                    prompting("You know clouds."),
                                    weather));

            assertThatThrownBy(() -> answer(asking(Message.user("Hello"))))
                    .isInstanceOf(Misconfigured.class)
                    .hasMessageContaining("'weather'");
            assertThat(model.requests()).isEmpty();
        }

        @Test
        void thatCannotBeReadIsToldBeforeAModelIsAsked() {
            PluginPort broken =
                    () -> {
                        throw new Misconfigured("shop.yaml, line 3: no such field");
                    };

            assertThatThrownBy(
                            () ->
                                    with(broken, new ToolLimits(5, 1000))
                                            .answer(asking(Message.user("Hello")), FREE))
                    .hasMessage("shop.yaml, line 3: no such field");
            assertThat(model.requests()).isEmpty();
        }
    }

    @Nested
    class WhatAPluginPrefers {

        private final Plugin warm =
                plugin(
                        "Warm",
                        new Selector.Always(),
                        new Prompting(
                                "Warm.", Optional.of(OTHER), Optional.of(0.9), Optional.of(7)),
                        hours);
        private final Plugin cold =
                plugin(
                        "Cold",
                        new Selector.Always(),
                        new Prompting(
                                "Cold.", Optional.empty(), Optional.of(0.0), Optional.empty()),
                        names);

        @Test
        void isTheModelAndItsSampling() {
            model = new ScriptedCompletions(OTHER).thenSay("Hello.");
            plugins = List.of(warm);

            answer(asking(Message.user("Hello")));

            assertThat(asked().model()).isEqualTo(OTHER);
            assertThat(asked().sampling())
                    .isEqualTo(Sampling.builder().topP(0.5).temperature(0.9).maxTokens(7).build());
        }

        @Test
        void isNotTheModelWhenThatIsFixed() {
            plugins = List.of(warm);
            model.thenSay("Hello.");

            answer(asking(Message.user("Hello")), FIXED);

            assertThat(asked().model()).isEqualTo(MODEL);
            assertThat(asked().sampling().temperature()).isEqualTo(0.9);
        }

        @Test
        void isOverruledByThePluginAfterItWhereThatOneSaysSomething() {
            model = new ScriptedCompletions(OTHER).thenSay("Hello.");
            plugins = List.of(warm, cold);

            answer(asking(Message.user("Hello")));

            assertThat(asked().model()).isEqualTo(OTHER);
            assertThat(asked().sampling().temperature()).isZero();
            assertThat(asked().sampling().maxTokens()).isEqualTo(7);
        }

        @Test
        void staysWithinTheLimitsOfEveryCaller() {
            model.thenSay("Hello.");
            plugins =
                    List.of(
                            plugin(
                                    "Long",
                                    new Selector.Always(),
                                    new Prompting(
                                            "Long.",
                                            Optional.empty(),
                                            Optional.empty(),
                                            Optional.of(4096)),
                                    hours));

            answer(asking(Message.user("Hello")));

            assertThat(asked().sampling().maxTokens()).isEqualTo(512);
        }

        @Test
        void leavesTheCallersWishesAloneWhereItSaysNothing() {
            model.thenSay("Hello.");

            answer(asking(Message.user("Your opening hours?")));

            assertThat(asked().model()).isEqualTo(MODEL);
            assertThat(asked().sampling())
                    .isEqualTo(Sampling.builder().topP(0.5).temperature(0.3).maxTokens(9).build());
        }
    }

    @Nested
    class ToolCalls {

        @Test
        void ofAllKindsRunSideBySideAndComeBackInOrder() {
            CyclicBarrier together = new CyclicBarrier(2);
            weather.tool("weather", _ -> met(together, "sunny"));
            hours.tool("shop_facts", _ -> met(together, "9-18"));
            ToolCall facts = new ToolCall("1", "shop_facts", "{}");
            ToolCall sky = new ToolCall("2", "weather", "{}");
            model.thenCall(facts, sky).thenSay("Come by, it is sunny.");

            PluginAnswer answer = answer(asking(Message.user("Your opening hours?")));

            assertThat(answer.completion().text()).isEqualTo("Come by, it is sunny.");
            assertThat(asked().messages())
                    .endsWith(
                            new Message.Assistant("", List.of(facts, sky)),
                            new Message.Tool(ToolResult.of(facts, "9-18")),
                            new Message.Tool(ToolResult.of(sky, "sunny")));
            assertThat(model.requests()).hasSize(2);
        }

        @Test
        void thatFailAreAnswersToo() {
            weather.tool(
                    "weather",
                    _ -> {
                        throw new Unavailable("the service is down", Duration.ZERO, null);
                    });
            ToolCall sky = new ToolCall("1", "weather", "{}");
            ToolCall facts = new ToolCall("2", "shop_facts", "{}");
            model.thenCall(sky, facts).thenSay("I do not know the weather.");

            PluginAnswer answer = answer(asking(Message.user("Your opening hours?")));

            assertThat(answer.completion().text()).isEqualTo("I do not know the weather.");
            assertThat(results())
                    .containsExactly(
                            ToolResult.error(sky, "the service is down"),
                            ToolResult.of(facts, "9-18"));
        }

        @Test
        void reachNoPluginThatWasNotBroughtIn() {
            ToolCall facts = new ToolCall("1", "shop_facts", "{}");
            model.thenCall(facts).thenSay("Sorry.");

            answer(asking(Message.user("Hello")));

            assertThat(hours.calls()).isEmpty();
            assertThat(results())
                    .containsExactly(
                            ToolResult.error(
                                    facts, "there is no tool of that name; there are weather"));
        }

        @Test
        void areAsTheCallerChoseThem() {
            model.thenCall(new ToolCall("1", "weather", "{}")).thenSay("Sunny.");
            CompletionRequest request =
                    asking(Message.user("Hello")).withTools(List.of(), ToolChoice.REQUIRED);

            answer(request);

            assertThat(model.requests())
                    .extracting(CompletionRequest::toolChoice)
                    .containsExactly(ToolChoice.REQUIRED, ToolChoice.AUTO);
        }

        @Test
        void endAfterSoManyHops() {
            IntStream.range(0, 9).forEach(_ -> model.thenCall(new ToolCall("1", "weather", "{}")));

            assertThatThrownBy(
                            () ->
                                    with(() -> plugins, new ToolLimits(2, 1000))
                                            .answer(asking(Message.user("Hello")), FREE))
                    .isInstanceOf(BadUpstreamAnswer.class);
            assertThat(weather.calls()).hasSize(2);
            assertThat(model.requests()).hasSize(3);
        }

        @Test
        void giveSoManyBytesTogether() {
            ToolCall sky = new ToolCall("1", "weather", "{}");
            ToolCall facts = new ToolCall("2", "shop_facts", "{}");
            model.thenCall(sky, facts).thenSay("Sunny.");

            with(() -> plugins, new ToolLimits(5, 8))
                    .answer(asking(Message.user("Your opening hours?")), FREE);

            assertThat(results())
                    .containsExactly(
                            ToolResult.of(sky, "sunny"),
                            ToolResult.error(
                                    facts, "the result has 4 bytes and 3 are left; ask for less"));
        }
    }

    private PluginAnswer answer(CompletionRequest request) {
        return answer(request, FREE);
    }

    private PluginAnswer answer(CompletionRequest request, ModelChoice choice) {
        return with(() -> plugins, new ToolLimits(5, 1000)).answer(request, choice);
    }

    private AnswerWithPlugins with(PluginPort port, ToolLimits toolLimits) {
        return new AnswerWithPlugins(model, port, weather, new Limits(1000, 10, 512), toolLimits);
    }

    private CompletionRequest asked() {
        return model.requests().getLast();
    }

    private List<String> offered() {
        return asked().tools().stream().map(ToolDefinition::name).toList();
    }

    private List<ToolResult> results() {
        return asked().messages().stream()
                .filter(Message.Tool.class::isInstance)
                .map(message -> ((Message.Tool) message).result())
                .toList();
    }

    private static CompletionRequest asking(Message... messages) {
        return new CompletionRequest(
                ModelId.of("scripted:asked"),
                List.of(messages),
                List.of(),
                ToolChoice.AUTO,
                Sampling.builder().topP(0.5).temperature(0.3).maxTokens(9).build(),
                Deadline.none());
    }

    private static Plugin plugin(
            String name, Selector selector, Prompting prompting, ScriptedTools facts) {
        return new Plugin(
                new PluginDescription(name, name, "0.1.0", "Somebody"),
                selector,
                prompting,
                facts.single());
    }

    private static Selector terms(String... terms) {
        return new Selector.SearchTerms(List.of(terms), List.of());
    }

    private static Prompting prompting(String systemPrompt) {
        return new Prompting(systemPrompt, Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static String met(CyclicBarrier barrier, String result) {
        try {
            barrier.await();
            return result;
        } catch (InterruptedException | BrokenBarrierException stopped) {
            throw new IllegalStateException("stopped while waiting", stopped);
        }
    }
}
