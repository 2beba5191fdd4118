package dev.promptport.aws.bedrock;

import dev.promptport.domain.completion.CompletionRequest;
import dev.promptport.domain.completion.Deadline;
import dev.promptport.domain.completion.Message;
import dev.promptport.domain.completion.ModelId;
import dev.promptport.domain.completion.Sampling;
import dev.promptport.domain.completion.SamplingBuilder;
import dev.promptport.domain.tool.ToolChoice;
import dev.promptport.domain.tool.ToolDefinition;

import java.time.Duration;
import java.util.List;

/** Requests as tests make them. */
public final class Asking {

    public static final String CLAUDE = "anthropic.claude-3-haiku-20240307-v1:0";
    public static final String CLAUDE_TEXT = "anthropic.claude-v2:1";
    public static final String NOVA = "amazon.nova-lite-v1:0";
    public static final String TITAN = "amazon.titan-text-express-v1";
    public static final String LLAMA = "meta.llama3-8b-instruct-v1:0";
    public static final String MISTRAL = "mistral.mistral-7b-instruct-v0:2";

    public static final ToolDefinition WEATHER =
            new ToolDefinition(
                    "get_weather",
                    "The weather of a place",
                    "{\"type\":\"object\",\"properties\":{\"city\":{\"type\":\"string\"}},\"required\":[\"city\"]}");

    private Asking() {}

    public static CompletionRequest of(String model, Message... messages) {
        return new CompletionRequest(
                new ModelId("bedrock", model),
                List.of(messages),
                List.of(),
                ToolChoice.AUTO,
                Sampling.DEFAULT,
                Deadline.in(Duration.ofSeconds(20)));
    }

    public static CompletionRequest hi(String model) {
        return of(model, Message.user("Hi"));
    }

    public static CompletionRequest sampled(String model, SamplingBuilder sampling) {
        return hi(model).withSampling(sampling.build());
    }
}
