package dev.promptport.aws.bedrock.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.promptport.aws.bedrock.Asking;
import dev.promptport.domain.completion.CompletionRequest;
import dev.promptport.domain.failure.InvalidRequest;
import dev.promptport.domain.tool.ToolChoice;

import org.junit.jupiter.api.Test;

import java.util.List;

class OfferedToolsTest {

    private static void prepare(CompletionRequest request) {
        PreparedRequest.of(new BedrockModel(Asking.CLAUDE, ModelFamily.CLAUDE), request);
    }

    private static void assertRefused(CompletionRequest request) {
        assertThatThrownBy(() -> prepare(request))
                .isInstanceOfSatisfying(
                        InvalidRequest.class,
                        refusal -> assertThat(refusal.field()).isEqualTo("tool_choice"));
    }

    @Test
    void aToolThatHasToBeCalledIsAmongThem() {
        CompletionRequest request = Asking.hi(Asking.CLAUDE);

        assertRefused(request.withTools(List.of(), ToolChoice.REQUIRED));
        assertRefused(request.withTools(List.of(), new ToolChoice.Named("get_weather")));
        assertRefused(
                request.withTools(List.of(Asking.WEATHER), new ToolChoice.Named("no_such_tool")));
        assertThatCode(
                        () ->
                                prepare(
                                        request.withTools(
                                                List.of(Asking.WEATHER),
                                                new ToolChoice.Named("get_weather"))))
                .doesNotThrowAnyException();
    }
}
