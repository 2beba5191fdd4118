package dev.promptport.domain.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FencedCodeTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "```python\nprint(1)\n```",
                "```\nprint(1)\n```",
                "~~~ python\nprint(1)\n~~~",
                "````\nprint(1)\n````",
                "   ```python\nprint(1)\n   ```",
                "Sure! Here it is:\n\n```python title=\"a.py\"\nprint(1)\n```\n\nIt prints 1.",
                "```python\r\nprint(1)\r\n```\r\n",
                "```python\n\n\nprint(1)\n\n\n```",
                "```python\nprint(1)"
            })
    void isWhatStandsBetweenTheFences(String answer) {
        assertThat(FencedCode.in(answer)).isEqualTo("print(1)\n");
    }

    @Test
    void isTheWholeAnswerWhenThereAreNoFences() {
        assertThat(FencedCode.in("\n  print(1)\n  print(2)  \n\n"))
                .isEqualTo("  print(1)\n  print(2)\n");
    }

    @Test
    void isTheLongestOfSeveralBlocks() {
        String answer =
                "```sh\npip install x\n```\nthen\n```python\nimport x\nx.run()\n```\nprints\n```\n42\n```";

        assertThat(FencedCode.in(answer)).isEqualTo("import x\nx.run()\n");
    }

    @Test
    void keepsFencesThatBelongToTheCode() {
        assertThat(FencedCode.in("````markdown\n# Use\n```\nrun\n```\n````"))
                .isEqualTo("# Use\n```\nrun\n```\n");
        assertThat(FencedCode.in("```python\ns = \"```\"\n~~~\n```"))
                .isEqualTo("s = \"```\"\n~~~\n");
    }

    @Test
    void keepsTheIndentationOfItsFirstLine() {
        assertThat(FencedCode.in("```\n    return 1\n```")).isEqualTo("    return 1\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n\t\n", "```\n```", "```python\n   \n```"})
    void isEmptyWhenNothingWasWritten(String answer) {
        assertThat(FencedCode.in(answer)).isEmpty();
    }
}
