package dev.promptport.domain.failure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.promptport.domain.artifact.ArtifactDraft;
import dev.promptport.domain.completion.ModelId;
import dev.promptport.domain.prompt.PromptId;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;

class FailureTest {

    @Test
    void everyKindIsFinalSoThatASwitchOverAllOfThemIsTotal() {
        assertThat(Failure.class.getPermittedSubclasses())
                .isNotEmpty()
                .allSatisfy(kind -> assertThat(Modifier.isFinal(kind.getModifiers())).isTrue());
    }

    @Test
    void theVendorsErrorIsKeptAsTheCause() {
        IOException cause = new IOException("connection reset");

        assertThat(new BadUpstreamAnswer("the stream broke off", cause)).hasCause(cause);
        assertThat(new Unavailable("out of reach", Duration.ZERO, cause)).hasCause(cause);
    }

    @Test
    void whatIsWorthTryingAgainSaysWhen() {
        assertThat(new Throttled("too much", Duration.ofSeconds(3)).retryAfter()).hasSeconds(3);
        assertThat(new Unavailable("starting", Duration.ofSeconds(30), null).retryAfter())
                .hasSeconds(30);
    }

    @Test
    void anUnknownPromptNamesItself() {
        assertThat(new UnknownPrompt(new PromptId("no-such-app")))
                .hasMessage("no prompt named 'no-such-app'");
    }

    @Test
    void anUnknownModelIsCarriedAlong() {
        ModelId model = ModelId.of("local:t6");

        assertThat(new UnknownModel(model, "no such model").model()).isEqualTo(model);
    }

    @Test
    void anArtifactThatWasNotSavedCarriesItsDraft() {
        ArtifactDraft draft =
                new ArtifactDraft(
                        ByteBuffer.wrap(new byte[] {1, 2}), "text/plain", "txt", Optional.empty());

        assertThat(new ArtifactNotSaved("the bucket is gone", draft, null).draft()).isSameAs(draft);
    }

    @Test
    void aRequestCanBeInvalidForOtherReasonsThanItsForm() {
        InvalidRequest tooLong =
                new InvalidRequest(
                        "messages",
                        InvalidRequest.Reason.CONTEXT_LENGTH,
                        "the prompt has 600 tokens");

        assertThat(tooLong.reason()).isEqualTo(InvalidRequest.Reason.CONTEXT_LENGTH);
    }
}
