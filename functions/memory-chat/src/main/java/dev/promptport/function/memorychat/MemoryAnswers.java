package dev.promptport.function.memorychat;

import dev.promptport.domain.completion.Completion;
import dev.promptport.domain.usecase.ConverseRequest;
import dev.promptport.domain.usecase.Reply;
import dev.promptport.domain.usecase.Reply.Memory;
import dev.promptport.function.http.record.RequestRecord;
import dev.promptport.function.openai.RequestMetaData;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.Locale;

/** Writes replies as the reference does; what its body has no room for is in headers. */
final class MemoryAnswers {

    /** Whether the next question with the same conversation_id goes on from here. */
    static final String MEMORY = "x-memory";

    private static final Logger LOG = LoggerFactory.getLogger(MemoryAnswers.class);

    /** By this name the reference's client knows how to read the answer. */
    private static final String LAMBDA = "lambda_langchain";

    private final String memoryKey;

    MemoryAnswers(String memoryKey) {
        this.memoryKey = memoryKey;
    }

    HttpResponse<?> write(HttpRequest<?> request, ConverseRequest asked, Reply reply) {
        RequestRecord.of(request).used(reply.completion().usage());
        RequestMetaData meta =
                RequestMetaData.of(LAMBDA, asked.model(), asked.sampling(), asked.input());
        MutableHttpResponse<LangChainAnswer> response =
                described(
                        reply.completion(),
                        HttpResponse.ok(LangChainAnswer.of(reply.turns(), memoryKey, meta)));
        switch (reply.memory()) {
            case Memory.Callers _ -> {}
            case Memory.Saved _ -> response.header(MEMORY, "saved");
            case Memory.NotSaved(var why) -> {
                RequestRecord.of(request).failed(why);
                LOG.warn("an answer was given and not remembered: {}", why.getMessage());
                response.header(MEMORY, "not-saved");
            }
        }
        return response;
    }

    private static <T> MutableHttpResponse<T> described(
            Completion completion, MutableHttpResponse<T> response) {
        return response.contentType(MediaType.APPLICATION_JSON_TYPE)
                .header("x-model", completion.model().toString())
                .header("x-input-tokens", Integer.toString(completion.usage().input()))
                .header("x-output-tokens", Integer.toString(completion.usage().output()))
                .header(
                        "x-finish-reason",
                        completion.finishReason().name().toLowerCase(Locale.ROOT));
    }
}
