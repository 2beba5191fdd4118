package dev.promptport.deployment.edge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Map;
import java.util.stream.Stream;

class RoutePathTest {

    @ParameterizedTest
    @CsvSource({
        "/info, /info, true",
        "/info, /info/more, false",
        "/info, /in, false",
        "/examples/{slug}, /examples/default-grammar, true",
        "/examples/{slug}, /examples/a/b, false",
        "/examples/{slug}, /examples, false",
        "/models/{name+}, /models/a/b, true",
        "/models/{name+}, /models, false"
    })
    void fits_a_path(String template, String path, boolean fits) {
        assertThat(new RoutePath(template).match(path).isPresent()).isEqualTo(fits);
    }

    @Test
    void tells_what_stood_for_its_parameters() {
        assertThat(new RoutePath("/a/{one}/{rest+}").match("/a/b/c/d"))
                .contains(Map.of("one", "b", "rest", "c/d"));
    }

    @Test
    void goes_before_those_that_say_less() {
        assertThat(Stream.of("/a/{b+}", "/a/b", "/a/{b}").map(RoutePath::new).sorted())
                .extracting(RoutePath::template)
                .containsExactly("/a/b", "/a/{b}", "/a/{b+}");
    }
}
