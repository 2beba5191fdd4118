package dev.promptport.function.openai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.promptport.function.http.failure.ErrorBody;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReferenceErrorTest {

    @Test
    void says_what_is_wrong_where_and_what_to_do() {
        ErrorBody body =
                ErrorBody.of("'n' is 2", "invalid_request_error", "n", "unsupported_value");

        assertThat(ReferenceError.of(400, body.error(), "r-1"))
                .isEqualTo(
                        new ReferenceError(
                                "'n' is 2",
                                "invalid_request_error (unsupported_value) in the field 'n': correct the request and send it again",
                                "r-1"));
    }

    @ParameterizedTest
    @CsvSource({
        "404, ask for something that is there",
        "429, send the request again after",
        "503, send the request again after",
        "504, ask for less",
        "500, the request is not at fault",
        "502, the request is not at fault"
    })
    void advises_by_the_status(int status, String advice) {
        ErrorBody body = ErrorBody.of("no", "server_error", null, null);

        assertThat(ReferenceError.of(status, body.error(), "r").description())
                .startsWith("server_error: " + advice);
    }
}
