package dev.promptport.deployment.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Map;

class CurlTest {

    private static final Curl CURL =
            new Curl(Map.of("URL", "https://a.example/v1", "API_KEY", "k e y"));

    @Test
    void reads_words_as_a_shell_does() {
        HttpCall call =
                CURL.read(
                        """
                        curl -sS -X PUT "$URL/x?a=b%20c" -H "x-api-key: $API_KEY" \\
                          -H 'Content-Type: application/json' -d '{"a":"$URL \\"q\\""}'""");

        assertThat(call.method()).isEqualTo("PUT");
        assertThat(call.target()).isEqualTo("/v1/x?a=b%20c");
        assertThat(call.uri().getHost()).isEqualTo("a.example");
        assertThat(call.headers())
                .isEqualTo(Map.of("x-api-key", "k e y", "content-type", "application/json"));
        assertThat(call.body()).isEqualTo("{\"a\":\"$URL \\\"q\\\"\"}");
    }

    @ParameterizedTest
    @CsvSource({"curl $URL, GET", "curl $URL -d x, POST", "curl $URL -d x -X DELETE, DELETE"})
    void knows_the_method_that_is_not_said(String line, String method) {
        assertThat(CURL.read(line).method()).isEqualTo(method);
    }

    @Test
    void sends_a_form_unless_told_otherwise() {
        assertThat(CURL.read("curl $URL -d x").header("content-type"))
                .isEqualTo("application/x-www-form-urlencoded");
        assertThat(CURL.read("curl $URL --json {}").header("content-type"))
                .isEqualTo("application/json");
    }

    @ParameterizedTest
    @CsvSource({
        "wget $URL, no line of curl",
        "curl --insecure $URL, '--insecure'",
        "curl $URL $URL, 'https://a.example/v1'",
        "curl $OTHER, 'OTHER'"
    })
    void refuses_what_it_does_not_know(String line, String what) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CURL.read(line))
                .withMessageContaining(what);
    }
}
