package dev.promptport.aws.bedrock.json;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import software.amazon.awssdk.core.document.Document;

class JsonTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "null",
                "true",
                "\"\\\"quoted\\\" and \\\\ and \\n\"",
                "{\"z\":1,\"a\":[1,2.50,-3e10,12345678901234567890123,null,true,\"ä\"],\"m\":{\"x\":{}}}"
            })
    void whatIsReadIsWrittenAsItWas(String json) {
        assertThat(JsonText.read(json).map(JsonText::write)).contains(json);
    }

    @Test
    void whatIsBeyondTheBasicPlaneStaysItself() {
        Document balloon = Document.fromString("🎈");

        assertThat(JsonText.read("\"🎈\"")).contains(balloon);
        assertThat(JsonText.read(JsonText.write(balloon))).contains(balloon);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "{a:1}",
                "{}{}",
                "{} x",
                "1,2",
                "nope",
                "[1",
                "NaN",
                "{}]",
                "{}}",
                "1,\"\":2"
            })
    void whatIsNotOneWholeValueIsNotJson(String text) {
        assertThat(JsonText.read(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "1", "\"{}\"", "null"})
    void anObjectIsNoOtherValue(String json) {
        assertThat(JsonText.readObject(json)).isEmpty();
    }

    @Test
    void blanksAroundAnObjectDoNotMatter() {
        assertThat(JsonText.readObject(" \n{\"a\":1}\t").map(JsonText::write))
                .contains("{\"a\":1}");
    }

    @Test
    void whatIsNestedBeyondMeasureIsNotRead() {
        String deep = "[".repeat(100_000) + "]".repeat(100_000);

        assertThat(JsonText.read(deep)).isEmpty();
    }
}
