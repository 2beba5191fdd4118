package dev.promptport.aws.bedrock.invoke;

import dev.promptport.aws.bedrock.answer.GrowingAnswer;
import dev.promptport.aws.bedrock.json.JsonView;
import dev.promptport.aws.bedrock.request.ModelSampling;
import dev.promptport.aws.bedrock.request.PreparedRequest;
import dev.promptport.domain.completion.TokenUsage;

import software.amazon.awssdk.core.document.Document;

/** Llama: a prompt of the headed turns it was trained with. */
record Llama() implements InvokeCodec {

    private static final String BEGIN = "<|begin_of_text|>";

    /** The marks of a generation of models. */
    private record Marks(String headerStart, String headerEnd, String turnEnd) {

        void header(StringBuilder to, String role) {
            to.append(headerStart).append(role).append(headerEnd).append("\n\n");
        }
    }

    private static final Marks LLAMA_3 =
            new Marks("<|start_header_id|>", "<|end_header_id|>", "<|eot_id|>");
    private static final Marks LLAMA_4 = new Marks("<|header_start|>", "<|header_end|>", "<|eot|>");

    @Override
    public Document body(PreparedRequest asked) {
        Marks marks = asked.model().name().contains("llama4") ? LLAMA_4 : LLAMA_3;
        ModelSampling sampling = asked.sampling();
        Transcript transcript =
                Transcript.of(
                        asked, BEGIN, marks.headerStart(), marks.headerEnd(), marks.turnEnd());
        return new BodyBuilder()
                .put("prompt", prompt(transcript, marks))
                .put("max_gen_len", sampling.maxTokens())
                .put("temperature", sampling.temperature())
                .put("top_p", sampling.topP())
                .build();
    }

    private static String prompt(Transcript transcript, Marks marks) {
        StringBuilder prompt = new StringBuilder(BEGIN);
        if (!transcript.system().isEmpty()) {
            marks.header(prompt, "system");
            prompt.append(transcript.system()).append(marks.turnEnd());
        }
        for (Transcript.Line line : transcript.lines()) {
            marks.header(prompt, line.role().label());
            prompt.append(line.text()).append(marks.turnEnd());
        }
        if (transcript.endsWithAssistant()) {
            prompt.setLength(prompt.length() - marks.turnEnd().length());
        } else {
            marks.header(prompt, "assistant");
        }
        return prompt.toString();
    }

    @Override
    public void whole(JsonView body, GrowingAnswer answer) {
        chunk(body, answer);
    }

    /** What was read is counted in the first chunk only, what was written in each. */
    @Override
    public void chunk(JsonView chunk, GrowingAnswer answer) {
        answer.continuation(chunk.at("generation").text());
        TokenUsage before = answer.usage();
        answer.usage(
                TokenUsage.of(
                        Math.max(before.input(), chunk.at("prompt_token_count").count()),
                        Math.max(before.output(), chunk.at("generation_token_count").count())));
        StopWords.read(chunk.at("stop_reason"), answer);
    }
}
