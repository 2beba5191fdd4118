package dev.promptport.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.promptport.domain.contract.DocumentPortContract;
import dev.promptport.domain.document.Document;
import dev.promptport.domain.failure.Misconfigured;
import dev.promptport.domain.port.DocumentPort;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.util.List;

class LayeredDocumentsTest {

    private final Documents carried = new Documents();
    private final Documents over = new Documents();
    private final LayeredDocuments layered = new LayeredDocuments(List.of(carried, over));

    @Nested
    class AsDocuments extends DocumentPortContract {

        @Override
        protected DocumentPort port() {
            return layered;
        }

        @Override
        protected void write(String name, String text) {
            over.with(name, text);
        }

        @Override
        protected void remove(String name) {
            over.without(name);
        }

        @Override
        protected DocumentPort unreadable() {
            DocumentPort missing =
                    () -> {
                        throw new Misconfigured("not there");
                    };
            return new LayeredDocuments(List.of(missing, over));
        }
    }

    @Test
    void a_document_hides_the_one_of_its_name_below() {
        carried.with("a.yaml", "carried").with("b.yaml", "carried");
        over.with("b.yaml", "over").with("c.yaml", "over");

        assertThat(layered.documents())
                .containsExactly(
                        new Document("a.yaml", "carried"),
                        new Document("b.yaml", "over"),
                        new Document("c.yaml", "over"));

        over.without("b.yaml");

        assertThat(layered.documents()).contains(new Document("b.yaml", "carried"));
    }

    @Test
    void endings_make_no_difference_and_folders_do() {
        carried.with("a.yaml", "carried").with("x/b.yaml", "carried");
        over.with("a.yml", "over").with("b.yaml", "over");

        assertThat(layered.documents())
                .containsExactly(
                        new Document("a.yml", "over"),
                        new Document("b.yaml", "over"),
                        new Document("x/b.yaml", "carried"));
    }
}
