package dev.promptport.domain.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.promptport.domain.document.Document;
import dev.promptport.domain.failure.Failure;
import dev.promptport.domain.port.DocumentPort;

import org.junit.jupiter.api.Test;

import java.util.List;

/**
 * What every {@link DocumentPort} promises that reads a place which can be written to meanwhile.
 */
public abstract class DocumentPortContract {

    private static final int AT_ONCE = 16;

    /** The port under test, the same one each time within a test and empty at its start. */
    protected abstract DocumentPort port();

    /** Writes or overwrites a document where the port reads. */
    protected abstract void write(String name, String text);

    /** Takes a document away from where the port reads. */
    protected abstract void remove(String name);

    /** A port of the same kind whose place is not there or cannot be reached. */
    protected abstract DocumentPort unreadable();

    @Test
    void anEmptyPlaceHoldsNothing() {
        assertThat(port().documents()).isEmpty();
    }

    @Test
    void documentsComeByNameWithTheirText() {
        write("b.yaml", "two: 2\n");
        write("a.yaml", "one: \"Grüße \uD83D\uDE00\"\n");

        assertThat(port().documents())
                .containsExactly(
                        new Document("a.yaml", "one: \"Grüße \uD83D\uDE00\"\n"),
                        new Document("b.yaml", "two: 2\n"));
    }

    @Test
    void namesAreRelativeAndHaveSlashes() {
        write("apps/grammar.yaml", "x");

        assertThat(port().documents())
                .extracting(Document::name)
                .containsExactly("apps/grammar.yaml");
    }

    @Test
    void changesAreSeen() {
        write("a.yaml", "one");
        port().documents();

        write("a.yaml", "two!");
        write("b.yaml", "new");

        assertThat(port().documents())
                .containsExactly(new Document("a.yaml", "two!"), new Document("b.yaml", "new"));
    }

    @Test
    void whatIsTakenAwayIsGone() {
        write("a.yaml", "one");
        port().documents();

        remove("a.yaml");

        assertThat(port().documents()).isEmpty();
    }

    @Test
    void readersAtOnceReadTheSame() {
        write("a.yaml", "one");
        write("b.yaml", "two");

        List<List<Document>> read = Attempt.sideBySide(AT_ONCE, _ -> port().documents());

        assertThat(read).containsOnly(port().documents());
    }

    @Test
    void aPlaceThatCannotBeReadIsAFailure() {
        assertThatThrownBy(() -> unreadable().documents()).isInstanceOf(Failure.class);
    }
}
