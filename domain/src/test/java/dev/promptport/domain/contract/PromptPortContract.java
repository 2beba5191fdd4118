package dev.promptport.domain.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.promptport.domain.port.PromptPort;
import dev.promptport.domain.prompt.PromptId;
import dev.promptport.domain.prompt.PromptTemplate;

import org.junit.jupiter.api.Test;

import java.util.List;

/** What every {@link PromptPort} promises. */
public abstract class PromptPortContract {

    private static final int AT_ONCE = 16;

    /** The port under test, with two templates or more. */
    protected abstract PromptPort port();

    @Test
    void theListIsSortedByNameAndNamesNoneTwice() {
        List<String> names = port().list().stream().map(template -> template.id().value()).toList();

        assertThat(names).hasSizeGreaterThan(1).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void whatIsListedIsFound() {
        PromptPort port = port();

        assertThat(port.list())
                .isNotEmpty()
                .allSatisfy(template -> assertThat(port.find(template.id())).contains(template));
    }

    @Test
    void aNameThatIsNotListedFindsNothing() {
        assertThat(port().find(new PromptId("no-such-prompt"))).isEmpty();
    }

    @Test
    void everyTemplateHasATitleAndInstructions() {
        assertThat(port().list())
                .isNotEmpty()
                .allSatisfy(
                        template -> {
                            assertThat(template.title()).isNotBlank();
                            assertThat(template.systemPrompt()).isNotBlank();
                        });
    }

    @Test
    void readersAtOnceReadTheSame() {
        PromptPort port = port();
        List<PromptTemplate> expected = port.list();

        assertThat(Attempt.sideBySide(AT_ONCE, _ -> port.list()))
                .hasSize(AT_ONCE)
                .containsOnly(expected);
    }
}
