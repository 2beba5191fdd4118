package dev.promptport.aws.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.promptport.domain.failure.Misconfigured;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class S3LocationTest {

    @ParameterizedTest
    @CsvSource({
        "s3://models, models, ''",
        "s3://models/, models, ''",
        "s3://models/t5, models, t5",
        "s3://models/t5/flan/, models, t5/flan",
        "s3://my.models-2/a b/ü, my.models-2, a b/ü"
    })
    void aBucketAndAFolderInIt(String text, String bucket, String prefix) {
        assertThat(S3Location.parse(text)).isEqualTo(new S3Location(bucket, prefix));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "models/t5",
                "/models",
                "https://models/t5",
                "s3://",
                "s3:///t5",
                "s3://Models/t5",
                "s3://ab",
                "s3://a..b/t5",
                "s3://models//t5",
                "s3://models/../t5",
                "s3://models/t5//",
                "s3://models/a\\b",
                "s3://models/a\u0000b"
            })
    void anythingElseIsAMistakeInTheSettings(String text) {
        assertThatThrownBy(() -> S3Location.parse(text)).isInstanceOf(Misconfigured.class);
    }

    @Test
    void itIsWrittenAsItIsRead() {
        assertThat(S3Location.parse("s3://models/t5/")).hasToString("s3://models/t5");
        assertThat(S3Location.parse("s3://models")).hasToString("s3://models");
    }

    @Test
    void aPlaceFurtherDownIsInTheSameBucket() {
        assertThat(S3Location.parse("s3://models/t5").resolve("flan"))
                .hasToString("s3://models/t5/flan");
        assertThat(S3Location.parse("s3://models").resolve("t5")).hasToString("s3://models/t5");
    }

    @Test
    void aTextThatIsMeantToBeOneIsTold() {
        assertThat(S3Location.is("s3://models")).isTrue();
        assertThat(S3Location.is("models/t5")).isFalse();
    }
}
