package dev.promptport.aws.bedrock.invoke;

import dev.promptport.aws.bedrock.answer.GrowingAnswer;
import dev.promptport.aws.bedrock.json.JsonView;
import dev.promptport.aws.bedrock.request.ModelSampling;
import dev.promptport.aws.bedrock.request.PreparedRequest;

import software.amazon.awssdk.core.document.Document;

import java.util.ArrayList;
import java.util.List;

/** Claude 2 and Instant: a prompt of human and assistant. */
record ClaudeText() implements InvokeCodec {

    private static final String HUMAN = "\n\nHuman:";
    private static final String ASSISTANT = "\n\nAssistant:";

    /** The format asks for a bound. */
    private static final int MAX_TOKENS = 2048;

    @Override
    public Document body(PreparedRequest asked) {
        ModelSampling sampling = asked.sampling();
        Integer most = sampling.maxTokens();
        List<String> stop = new ArrayList<>(sampling.stop());
        stop.add(HUMAN);
        return new BodyBuilder()
                .put("prompt", prompt(Transcript.of(asked, HUMAN, ASSISTANT)))
                .put("max_tokens_to_sample", most == null ? MAX_TOKENS : most)
                .put("temperature", sampling.temperature())
                .put("top_p", sampling.topP())
                .put("top_k", sampling.topK())
                .strings("stop_sequences", stop)
                .build();
    }

    private static String prompt(Transcript transcript) {
        StringBuilder prompt = new StringBuilder(transcript.system());
        for (Transcript.Line line : transcript.lines()) {
            prompt.append(line.ofUser() ? HUMAN : ASSISTANT).append(' ').append(line.text());
        }
        return transcript.endsWithAssistant()
                ? prompt.toString()
                : prompt.append(ASSISTANT).toString();
    }

    @Override
    public void whole(JsonView body, GrowingAnswer answer) {
        chunk(body, answer);
    }

    @Override
    public void chunk(JsonView chunk, GrowingAnswer answer) {
        answer.continuation(chunk.at("completion").text());
        StopWords.read(chunk.at("stop_reason"), answer);
    }
}
