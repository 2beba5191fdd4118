package dev.promptport.openmeteo;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;

import dev.promptport.domain.failure.BadUpstreamAnswer;
import dev.promptport.domain.weather.Place;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URI;

class OpenMeteoGeocodingTest {

    private static final String CAMBRIDGES =
            """
            {"results":[
             {"id":2653941,"name":"Cambridge","latitude":52.2,"longitude":0.11667,"elevation":13.0,
              "feature_code":"PPLA2","country_code":"GB","timezone":"Europe/London",
              "population":145700,"country_id":2635167,"country":"United Kingdom",
              "admin1":"England","admin2":"Cambridgeshire","admin3":"City of Cambridge"},
             {"id":4931972,"name":"Cambridge","latitude":42.3751,"longitude":-71.10561,
              "country_code":"US","timezone":"America/New_York","country":"United States",
              "admin1":"Massachusetts","admin2":"Middlesex"},
             {"id":5913695,"name":"Cambridge","latitude":43.3601,"longitude":-80.31269,
              "country_code":"CA","timezone":"America/Toronto","country":"Canada",
              "admin1":"Ontario"},
             {"id":4350160,"name":"Cambridge","latitude":38.56317,"longitude":-76.07883,
              "country_code":"US","timezone":"America/New_York","country":"United States",
              "admin1":"Maryland","admin2":"Dorchester"}],
             "generationtime_ms":0.7}""";

    private static final String NOTHING = "{\"generationtime_ms\":0.4}";

    @RegisterExtension
    static final WireMockExtension SEARCH = WireMockExtension.newInstance().build();

    private final OpenMeteoClient client =
            new OpenMeteoClient(
                    OpenMeteoSettings.DEFAULT.withGeocoding(
                            URI.create(SEARCH.baseUrl() + "/v1/search")));
    private final OpenMeteoGeocoding geocoding = new OpenMeteoGeocoding(client);

    @BeforeEach
    void findNothing() {
        SEARCH.stubFor(any(anyUrl()).willReturn(okJson(NOTHING)));
    }

    @AfterEach
    void close() {
        client.close();
    }

    private static void finds(String name, String answer) {
        SEARCH.stubFor(
                get(urlPathEqualTo("/v1/search"))
                        .withQueryParam("name", equalTo(name))
                        .willReturn(okJson(answer)));
    }

    @Nested
    class A_name {

        @Test
        void leads_to_the_likeliest_place_with_its_full_name() {
            finds("Cambridge", CAMBRIDGES);

            assertThat(geocoding.find(" Cambridge "))
                    .contains(new Place("Cambridge, England, United Kingdom", 52.2, 0.11667));
            SEARCH.verify(
                    1,
                    getRequestedFor(urlPathEqualTo("/v1/search"))
                            .withQueryParam("count", equalTo("1")));
        }

        @ParameterizedTest
        @ValueSource(strings = {"São Paulo", "Baden-Baden & Co", "O'Fallon=?#", "京都"})
        void keeps_its_letters_on_the_way(String name) {
            finds(name, "{\"results\":[{\"name\":\"There\",\"latitude\":1,\"longitude\":2}]}");

            assertThat(geocoding.find(name)).contains(new Place("There", 1, 2));
        }

        @Test
        void that_nobody_knows_leads_nowhere() {
            assertThat(geocoding.find("Xyzzyville")).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "  "})
        void that_says_nothing_is_not_searched_for(String name) {
            assertThat(geocoding.find(name)).isEmpty();
            SEARCH.verify(0, getRequestedFor(anyUrl()));
        }

        @Test
        void of_a_place_that_is_its_own_state_is_not_said_twice() {
            finds(
                    "Berlin",
                    """
                    {"results":[{"name":"Berlin","latitude":52.5,"longitude":13.4,
                    "admin1":"Berlin","country":"Germany"}]}""");

            assertThat(geocoding.find("Berlin").map(Place::name)).contains("Berlin, Germany");
        }
    }

    @Nested
    class What_stands_after_a_comma {

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                textBlock =
                        """
                Cambridge, Massachusetts       | Cambridge, Massachusetts, United States
                Cambridge, MA                  | Cambridge, Massachusetts, United States
                Cambridge, Mass, MA, U.S.A.    |
                Cambridge,MD,USA               | Cambridge, Maryland, United States
                Cambridge, United States       | Cambridge, Massachusetts, United States
                Cambridge, middlesex           | Cambridge, Massachusetts, United States
                Cambridge, Canada              | Cambridge, Ontario, Canada
                Cambridge, ON, CA              | Cambridge, Ontario, Canada
                Cambridge, UK                  | Cambridge, England, United Kingdom
                Cambridge, GB                  | Cambridge, England, United Kingdom
                Cambridge, Kingdom             | Cambridge, England, United Kingdom
                Cambridge, QQQ                 | Cambridge, England, United Kingdom
                Cambridge,                     | Cambridge, England, United Kingdom
                Cambridge, Atlantis            |
                """)
        void chooses_among_the_places_of_that_name(String name, String expected) {
            finds("Cambridge", CAMBRIDGES);

            assertThat(geocoding.find(name).map(Place::name).orElse(null)).isEqualTo(expected);
        }

        @Test
        void is_searched_for_with_the_name_first() {
            finds("Washington, D.C.", CAMBRIDGES);

            assertThat(geocoding.find("Washington, D.C.")).isPresent();
            SEARCH.verify(1, getRequestedFor(anyUrl()));
        }

        @Test
        void is_no_name_by_itself() {
            assertThat(geocoding.find(", MA")).isEmpty();
            SEARCH.verify(1, getRequestedFor(anyUrl()));
        }

        @Test
        void may_have_accents_and_hyphens_or_not() {
            finds(
                    "Paris",
                    """
                    {"results":[{"name":"Paris","latitude":48.9,"longitude":2.3,
                    "admin1":"Île-de-France","country":"France"}]}""");

            assertThat(geocoding.find("Paris, ile de france")).isPresent();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"results\":[{\"latitude\":1,\"longitude\":2}]}",
                "{\"results\":[{\"name\":\"There\",\"longitude\":2}]}",
                "{\"results\":[{\"name\":\"There\",\"latitude\":91,\"longitude\":2}]}",
                "{\"results\":[{\"name\":\"There\",\"latitude\":1,\"longitude\":1e999}]}",
                "{\"results\":{}}",
                "[]",
                "null",
                "",
                "<html>"
            })
    void an_answer_that_is_none_is_a_failure(String body) {
        finds("There", body);

        assertThatThrownBy(() -> geocoding.find("There")).isInstanceOf(BadUpstreamAnswer.class);
        SEARCH.verify(1, getRequestedFor(anyUrl()));
    }
}
