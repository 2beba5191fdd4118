package dev.promptport.function.http.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.promptport.domain.failure.InvalidRequest;
import dev.promptport.function.http.HttpSettings;

import io.micronaut.http.exceptions.ContentLengthExceededException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

class JsonBodyTest {

    private final JsonBody json = new JsonBody(new HttpSettings(200, "default"));

    private JsonFields read(String body) {
        return json.read(body.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void keeps_each_kind_of_value() {
        JsonFields fields =
                read(
                        "{\"t\":\"x\",\"i\":3,\"d\":0.5,\"b\":true,\"n\":null,\"l\":[\"a\",\"b\"],\"o\":{\"i\":4}}");

        assertThat(fields.text("t")).isEqualTo("x");
        assertThat(fields.integer("i")).isEqualTo(3);
        assertThat(fields.number("i")).isEqualTo(3.0);
        assertThat(fields.number("d")).isEqualTo(0.5);
        assertThat(fields.bool("b")).isTrue();
        assertThat(fields.text("n")).isNull();
        assertThat(fields.texts("l")).containsExactly("a", "b");
        assertThat(fields.texts("t")).containsExactly("x");
        assertThat(fields.object("o").integer("i")).isEqualTo(4);
        assertThat(fields.has("absent")).isFalse();
    }

    @Test
    void takes_no_body_for_no_fields() {
        assertThatExceptionOfType(InvalidRequest.class)
                .isThrownBy(() -> read("").requiredText("command"))
                .withMessage("'command' is required");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "[1",
                "{\"a\" 1}",
                "{} {}",
                "{\"a\":1,\"a\":2}",
                "{'a':1}",
                "NaN",
                "{\"a\":01}",
                "  "
            })
    void refuses_what_is_no_json(String body) {
        assertThatExceptionOfType(MalformedJson.class).isThrownBy(() -> read(body));
    }

    @Test
    void refuses_nesting_without_end() {
        assertThatExceptionOfType(MalformedJson.class)
                .isThrownBy(() -> read("{\"a\":" + "[".repeat(60) + "]".repeat(60) + "}"));
    }

    @Test
    void says_where_and_quotes_nothing() {
        assertThatExceptionOfType(MalformedJson.class)
                .isThrownBy(() -> read("{\"command\": secret}"))
                .withMessageStartingWith("the body is not valid JSON (line 1, column ")
                .withMessageNotContaining("secret");
    }

    @Test
    void refuses_what_is_too_large() {
        assertThatExceptionOfType(ContentLengthExceededException.class)
                .isThrownBy(() -> read(" ".repeat(201)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "\"x\"", "3", "null", "true"})
    void wants_an_object(String body) {
        assertThatExceptionOfType(InvalidRequest.class).isThrownBy(() -> read(body));
    }

    @Test
    void names_a_field_inside_an_object_by_its_path() {
        JsonFields fields = read("{\"parameters\":{\"num_beam\":3}}").object("parameters");

        assertThatExceptionOfType(InvalidRequest.class)
                .isThrownBy(() -> fields.only(Set.of("num_beams", "seed")))
                .withMessage("'parameters.num_beam' is not known here; known are num_beams, seed")
                .matches(e -> e.field().equals("parameters.num_beam"));
    }

    @Test
    void names_a_field_inside_a_list_by_its_place() {
        List<JsonFields> turns =
                read("{\"messages\":[{\"role\":\"user\"},{\"role\":1}]}").objects("messages");

        assertThat(turns.getFirst().text("role")).isEqualTo("user");
        assertThatExceptionOfType(InvalidRequest.class)
                .isThrownBy(() -> turns.getLast().text("role"))
                .withMessage("'messages[1].role' has to be a string");
        assertThat(read("{}").objects("messages")).isEmpty();
        assertThatExceptionOfType(InvalidRequest.class)
                .isThrownBy(() -> read("{\"messages\":[1]}").objects("messages"))
                .withMessage("'messages' has to be a list of objects");
    }

    @Test
    void does_not_round_numbers_into_range() {
        JsonFields fields =
                read(
                        "{\"big\":4294967297,\"huge\":123456789012345678901234567890,\"float\":1e999}");

        assertThatExceptionOfType(InvalidRequest.class).isThrownBy(() -> fields.integer("big"));
        assertThatExceptionOfType(InvalidRequest.class)
                .isThrownBy(() -> fields.longInteger("huge"));
        assertThatExceptionOfType(InvalidRequest.class).isThrownBy(() -> fields.number("float"));
    }

    @Test
    void tells_texts_from_lists() {
        JsonFields fields = read("{\"t\":\"x\",\"l\":[],\"o\":{}}");

        assertThat(fields.isText("t")).isTrue();
        assertThat(fields.isText("l")).isFalse();
        assertThat(fields.isList("l")).isTrue();
        assertThat(fields.isList("absent")).isFalse();
        assertThat(fields.object("o").isEmpty()).isTrue();
        assertThat(fields.object("o").path("p")).isEqualTo("o.p");
    }

    @Test
    void gives_an_object_back_as_it_was_written() {
        String schema = "{\"type\":\"object\",\"n\":[1,-0.5,null,true,\"\\\"\\n\u00e9\"],\"o\":{}}";

        assertThat(read("{\"parameters\":" + schema + "}").objectAsText("parameters"))
                .isEqualTo(schema);
        assertThat(read("{}").objectAsText("parameters")).isNull();
        assertThatExceptionOfType(InvalidRequest.class)
                .isThrownBy(() -> read("{\"parameters\":[]}").objectAsText("parameters"))
                .withMessage("'parameters' has to be an object");
    }
}
