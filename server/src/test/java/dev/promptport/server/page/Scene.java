package dev.promptport.server.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.Locale;

/** Each panel with something on it. */
enum Scene {
    CHAT {
        @Override
        void play(Visit visit, PlayedModel model) {
            model.says(
                    """
                    A list is reversed **in place** by `reverse`; a slice makes a copy.

                    ```python
                    def reversed_copy(items: list[str]) -> list[str]:
                        # The list itself stays as it is.
                        return items[::-1]
                    ```

                    | way | copies |
                    | --- | --- |
                    | `items.reverse()` | no |
                    | `items[::-1]` | yes |
                    """);
            visit.chat().ask("How do I reverse a list in Python?");
        }
    },
    T5 {
        @Override
        void play(Visit visit, PlayedModel model) {
            model.says("She broke the lamp post yesterday.");
            T5Panel t5 = visit.t5();
            t5.run("she broked the lamp post yesterday");
            assertThat(t5.answer()).containsText("She broke");
        }
    },
    TOXICITY {
        @Override
        void play(Visit visit, PlayedModel model) {
            ToxicityPanel toxicity = visit.toxicity();
            toxicity.classify("You hyenas, have you no shame?");
            assertThat(toxicity.meters()).hasCount(3);
        }
    },
    CODE {
        @Override
        void play(Visit visit, PlayedModel model) {
            model.says(
                    """
                    ```python
                    from pathlib import Path


                    def count_lines(folder: Path) -> int:
                        \"""All lines of the text files in a folder.\"""
                        return sum(len(file.read_text().splitlines()) for file in folder.glob("*.txt"))
                    ```
                    """);
            CodePanel code = visit.code();
            code.generate("Python", "count the lines of all text files in a folder");
            assertThat(code.result()).containsText("count_lines");
        }
    },
    APPS {
        @Override
        void play(Visit visit, PlayedModel model) {
            model.says("He and I went to the shop yesterday, but it was already closed.");
            AppsPanel apps = visit.apps();
            apps.choose("Grammar correction");
            apps.ask();
            assertThat(apps.answer()).containsText("He and I went");
        }
    };

    abstract void play(Visit visit, PlayedModel model);

    /** As in {@code chat}. */
    String panel() {
        return name().toLowerCase(Locale.ROOT);
    }
}
