package dev.promptport.aws.sagemaker.classification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.promptport.domain.failure.Misconfigured;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.charset.StandardCharsets;

class ClassifierRequestTest {

    private static String sent(ClassifierBody form, String text) {
        return new String(ClassifierRequest.json(form, text, 3), StandardCharsets.UTF_8);
    }

    @Test
    void blazingTextGetsInstancesAndAConfiguration() {
        assertThat(sent(new ClassifierBody.BlazingText(), "who am i"))
                .isEqualTo("{\"instances\":[\"who am i\"],\"configuration\":{\"k\":3}}");
    }

    @Test
    void huggingFaceGetsInputsAndParameters() {
        assertThat(sent(new ClassifierBody.HuggingFace(), "who am i"))
                .isEqualTo("{\"inputs\":\"who am i\",\"parameters\":{\"top_k\":3}}");
    }

    @Test
    void aHandlerOfItsOwnGetsTheFieldsItWants() {
        assertThat(sent(ClassifierBody.Fields.DEFAULT, "who am i"))
                .isEqualTo("{\"q\":\"who am i\",\"k\":3}");
        assertThat(sent(new ClassifierBody.Fields("text", "n"), "who am i"))
                .isEqualTo("{\"text\":\"who am i\",\"n\":3}");
    }

    @Test
    void aTextIsOneLine() {
        assertThat(sent(ClassifierBody.Fields.DEFAULT, "two\r\nlines\nand a \"half\" <b>"))
                .isEqualTo("{\"q\":\"two lines and a \\\"half\\\" <b>\",\"k\":3}");
    }

    @ParameterizedTest
    @CsvSource({"'',k", "q,' '", "q,q"})
    void fieldsNeedTwoNames(String text, String top) {
        assertThatThrownBy(() -> new ClassifierBody.Fields(text, top))
                .isInstanceOf(Misconfigured.class);
    }
}
