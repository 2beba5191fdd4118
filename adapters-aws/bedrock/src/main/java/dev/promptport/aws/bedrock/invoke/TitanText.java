package dev.promptport.aws.bedrock.invoke;

import dev.promptport.aws.bedrock.answer.GrowingAnswer;
import dev.promptport.aws.bedrock.json.JsonView;
import dev.promptport.aws.bedrock.request.ModelSampling;
import dev.promptport.aws.bedrock.request.PreparedRequest;
import dev.promptport.domain.completion.FinishReason;
import dev.promptport.domain.completion.TokenUsage;

import software.amazon.awssdk.core.document.Document;

/** Titan Text: a prompt of user and bot. */
record TitanText() implements InvokeCodec {

    private static final String USER = "User: ";
    private static final String BOT = "Bot:";

    @Override
    public Document body(PreparedRequest asked) {
        ModelSampling sampling = asked.sampling();
        return new BodyBuilder()
                .put("inputText", prompt(Transcript.of(asked, "\n" + USER, "\n" + BOT)))
                .put(
                        "textGenerationConfig",
                        new BodyBuilder()
                                .put("maxTokenCount", sampling.maxTokens())
                                .put("temperature", sampling.temperature())
                                .put("topP", sampling.topP())
                                .strings("stopSequences", sampling.stop()))
                .build();
    }

    private static String prompt(Transcript transcript) {
        StringBuilder prompt = new StringBuilder();
        if (!transcript.system().isEmpty()) {
            prompt.append(transcript.system()).append("\n\n");
        }
        for (Transcript.Line line : transcript.lines()) {
            prompt.append(line.ofUser() ? USER : BOT + " ").append(line.text()).append('\n');
        }
        return transcript.endsWithAssistant()
                ? prompt.toString().stripTrailing()
                : prompt.append(BOT).toString();
    }

    @Override
    public void whole(JsonView body, GrowingAnswer answer) {
        int written = 0;
        for (JsonView result : body.at("results").items()) {
            answer.continuation(result.at("outputText").text());
            finish(result.at("completionReason"), answer);
            written += result.at("tokenCount").count();
        }
        answer.usage(TokenUsage.of(body.at("inputTextTokenCount").count(), written));
    }

    /** What was read is counted in the first chunk, what was written in the last. */
    @Override
    public void chunk(JsonView chunk, GrowingAnswer answer) {
        answer.continuation(chunk.at("outputText").text());
        TokenUsage before = answer.usage();
        answer.usage(
                TokenUsage.of(
                        Math.max(before.input(), chunk.at("inputTextTokenCount").count()),
                        Math.max(before.output(), chunk.at("totalOutputTextTokenCount").count())));
        finish(chunk.at("completionReason"), answer);
    }

    private static void finish(JsonView reason, GrowingAnswer answer) {
        if (reason.present()) {
            answer.finish(
                    switch (reason.text()) {
                        case "FINISHED", "FINISH", "STOP_CRITERIA_MET", "STOP_SEQUENCE" ->
                                FinishReason.STOP;
                        case "LENGTH" -> FinishReason.LENGTH;
                        case "CONTENT_FILTERED", "RAG_QUERY_WHEN_RAG_DISABLED" ->
                                FinishReason.CONTENT_FILTER;
                        default -> throw StopWords.unknown();
                    });
        }
    }
}
