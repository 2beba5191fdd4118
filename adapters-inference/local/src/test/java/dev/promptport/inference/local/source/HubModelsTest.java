package dev.promptport.inference.local.source;

import static dev.promptport.inference.local.source.FakeHub.API;
import static dev.promptport.inference.local.source.FakeHub.COMMIT;
import static dev.promptport.inference.local.source.FakeHub.REPOSITORY;
import static dev.promptport.inference.local.source.FakeHub.damaged;
import static dev.promptport.inference.local.source.FakeHub.silentAfter;
import static dev.promptport.inference.local.source.FakeHub.status;
import static dev.promptport.inference.local.source.FakeHub.text;
import static dev.promptport.inference.local.source.FakeHub.wholeWhateverRange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.promptport.domain.failure.BadUpstreamAnswer;
import dev.promptport.domain.failure.Cancelled;
import dev.promptport.domain.failure.Failure;
import dev.promptport.domain.failure.Misconfigured;
import dev.promptport.domain.failure.Throttled;
import dev.promptport.domain.failure.Unavailable;
import dev.promptport.inference.local.source.FakeHub.Seen;

import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

class HubModelsTest {

    private static final byte[] WEIGHTS = randomBytes(300_000);
    private static final String CUT = "bytes=100000-";

    @TempDir Path cache;

    private final FakeHub hub =
            new FakeHub()
                    .small("config.json", "{\"d_model\": 8}")
                    .small("tokenizer.json", "{\"model\": {}}")
                    .small("tokenizer_config.json", "{}")
                    .small("README.md", "# nano")
                    .large("spiece.model", randomBytes(500))
                    .large("pytorch_model.bin", randomBytes(1000))
                    .large("onnx/model.onnx", randomBytes(1000))
                    .large("model.safetensors", WEIGHTS);

    @AfterEach
    void stop() {
        hub.close();
    }

    @Nested
    class The_first_start {

        @Test
        void downloads_the_model_into_a_directory_of_its_commit() {
            Path model = locate();

            assertThat(model).isEqualTo(cache.resolve("hub/google--flan-t5-nano/" + COMMIT));
            assertThat(model.resolve("model.safetensors")).hasBinaryContent(WEIGHTS);
            assertThat(model.resolve("config.json")).hasContent("{\"d_model\": 8}");
        }

        @Test
        void downloads_only_what_is_needed() throws IOException {
            assertThat(Files.list(locate()).map(Path::getFileName).map(Path::toString))
                    .containsExactlyInAnyOrder(
                            "config.json",
                            "tokenizer.json",
                            "tokenizer_config.json",
                            "model.safetensors",
                            "complete");
            assertThat(hub.seen())
                    .extracting(Seen::path)
                    .noneMatch(path -> path.matches(".*(bin|onnx|md|spiece.model)"));
        }

        @Test
        void keeps_empty_files() {
            hub.small("generation_config.json", "");

            assertThat(locate().resolve("generation_config.json")).isEmptyFile();
        }

        @Test
        void knows_branches_with_slashes() {
            assertThat(locate("hf:" + REPOSITORY + "@refs/pr/1").getFileName()).hasToString(COMMIT);
        }

        @Test
        void follows_a_repository_to_its_new_name() {
            assertThat(locate("hf:flan-t5-nano"))
                    .isEqualTo(cache.resolve("hub/flan-t5-nano/" + COMMIT));
        }

        @Test
        void downloads_every_shard_that_the_index_names() {
            hub.without("model.safetensors")
                    .small(
                            "model.safetensors.index.json",
                            """
                            {"weight_map": {"a": "model-00001-of-00002.safetensors",
                                            "b": "model-00002-of-00002.safetensors",
                                            "c": "model-00001-of-00002.safetensors"}}\
                            """)
                    .large("model-00001-of-00002.safetensors", randomBytes(2000))
                    .large("model-00002-of-00002.safetensors", WEIGHTS);

            Path model = locate();

            assertThat(model.resolve("model-00001-of-00002.safetensors")).hasSize(2000);
            assertThat(model.resolve("model-00002-of-00002.safetensors")).hasBinaryContent(WEIGHTS);
            assertThat(hub.deliveries("model-00001-of-00002.safetensors")).hasSize(1);
        }
    }

    @Nested
    class A_later_start {

        @Test
        void needs_no_network() {
            Path first = locate();
            hub.close();

            assertThat(locate()).isEqualTo(first);
            assertThat(locate("hf:" + REPOSITORY + "@" + COMMIT)).isEqualTo(first);
        }

        @Test
        void needs_no_network_after_a_start_from_a_commit() {
            Path first = locate("hf:" + REPOSITORY + "@" + COMMIT);
            hub.close();

            assertThat(locate("hf:" + REPOSITORY + "@" + COMMIT)).isEqualTo(first);
        }

        @Test
        void downloads_again_only_what_has_been_lost() throws IOException {
            Path model = locate();
            Files.writeString(model.resolve("config.json"), "");

            locate();

            assertThat(model.resolve("config.json")).hasContent("{\"d_model\": 8}");
            assertThat(hub.deliveries("model.safetensors")).hasSize(1);
        }
    }

    @Nested
    class A_download_that_broke_off {

        @Test
        void goes_on_where_it_ended() {
            hub.next("model.safetensors", cutAfter(100_000));

            assertThat(locate().resolve("model.safetensors")).hasBinaryContent(WEIGHTS);
            assertThat(hub.deliveries("model.safetensors"))
                    .extracting(Seen::range)
                    .containsExactly(Optional.empty(), Optional.of(CUT));
        }

        @Test
        void goes_on_in_a_later_process() {
            hub.next("model.safetensors", cutAfter(100_000), status(503), status(503), status(503));
            assertThatExceptionOfType(Unavailable.class).isThrownBy(HubModelsTest.this::locate);
            int before = hub.deliveries("model.safetensors").size();

            assertThat(locate().resolve("model.safetensors")).hasBinaryContent(WEIGHTS);
            assertThat(hub.deliveries("model.safetensors").subList(before, before + 1))
                    .extracting(Seen::range)
                    .containsExactly(Optional.of(CUT));
        }

        @Test
        @Timeout(30)
        void goes_on_when_it_stalled() {
            hub.next("model.safetensors", silentAfter(100_000));

            assertThat(locate().resolve("model.safetensors")).hasBinaryContent(WEIGHTS);
            assertThat(hub.deliveries("model.safetensors").getLast().range()).contains(CUT);
        }

        @Test
        void may_break_off_more_often_than_the_limit_while_it_gains_ground() {
            hub.next(
                    "model.safetensors",
                    IntStream.range(0, 6)
                            .mapToObj(_ -> cutAfter(40_000))
                            .toArray(FakeHub.Answer[]::new));

            assertThat(locate().resolve("model.safetensors")).hasBinaryContent(WEIGHTS);
        }

        @Test
        void begins_anew_when_the_server_ignores_where_it_ended() {
            hub.next("model.safetensors", cutAfter(100_000), wholeWhateverRange());

            assertThat(locate().resolve("model.safetensors")).hasBinaryContent(WEIGHTS);
            assertThat(hub.deliveries("model.safetensors")).hasSize(2);
        }

        @Test
        void begins_anew_when_the_server_cannot_go_on() {
            hub.next("model.safetensors", cutAfter(100_000), status(416));

            assertThat(locate().resolve("model.safetensors")).hasBinaryContent(WEIGHTS);
            assertThat(hub.deliveries("model.safetensors"))
                    .extracting(Seen::range)
                    .containsExactly(Optional.empty(), Optional.of(CUT), Optional.empty());
        }

        @Test
        void is_given_up_when_nothing_more_arrives() {
            hub.next("model.safetensors", cutAfter(100_000), cutAfter(0), cutAfter(0), cutAfter(0));

            assertThatExceptionOfType(Unavailable.class)
                    .isThrownBy(HubModelsTest.this::locate)
                    .withMessageStartingWith(
                            "cannot reach localhost, so 'hf:google/flan-t5-nano' is not here:");
        }

        @Test
        void is_given_up_when_the_server_always_begins_anew() {
            FakeHub.Answer half =
                    (exchange, content) -> {
                        exchange.sendResponseHeaders(200, content.length);
                        exchange.getResponseBody().write(content, 0, 100_000);
                        exchange.getResponseBody().flush();
                        FakeHub.awaitSize(part(), 100_000);
                    };
            hub.next("model.safetensors", half, half, half, half, half);

            assertThatExceptionOfType(Unavailable.class).isThrownBy(HubModelsTest.this::locate);
            assertThat(hub.deliveries("model.safetensors")).hasSize(3);
        }
    }

    @Nested
    class Checksums {

        @Test
        void send_a_damaged_file_back_to_its_beginning_once() {
            hub.next("model.safetensors", damaged());

            assertThat(locate().resolve("model.safetensors")).hasBinaryContent(WEIGHTS);
            assertThat(hub.deliveries("model.safetensors"))
                    .extracting(Seen::range)
                    .containsExactly(Optional.empty(), Optional.empty());
        }

        @ParameterizedTest
        @ValueSource(strings = {"model.safetensors", "config.json"})
        void refuse_a_file_that_stays_damaged(String name) throws IOException {
            hub.next(name, damaged(), damaged());

            assertThatExceptionOfType(BadUpstreamAnswer.class)
                    .isThrownBy(HubModelsTest.this::locate)
                    .withMessageStartingWith(
                            "the checksum of %s, downloaded twice, is not the one that the Hub"
                                    + " tells; put the model into a directory and name it in T5_MODEL",
                            name);
            assertThat(cachedFiles()).noneMatch(file -> file.startsWith(name));
        }

        @ParameterizedTest
        @ValueSource(strings = {"model.safetensors", "config.json"})
        void come_from_the_headers_when_the_description_lacks_them(String name) {
            hub.withoutBlobs().next(name, damaged());

            assertThat(locate().resolve("model.safetensors")).hasBinaryContent(WEIGHTS);
            assertThat(hub.deliveries(name)).hasSize(2);
        }

        @Test
        void do_not_wait_for_more_bytes_than_announced() {
            hub.next("config.json", text("{}".repeat(100_000)));

            assertThatExceptionOfType(BadUpstreamAnswer.class)
                    .isThrownBy(HubModelsTest.this::locate)
                    .withMessageStartingWith(
                            "127.0.0.1 sends more of config.json than it announced;");
        }
    }

    @Nested
    class Passing_troubles {

        @Test
        void are_tried_again() {
            hub.next(API, status(429, "Retry-After", "0"), status(500))
                    .next("config.json", status(503));

            assertThat(locate().resolve("config.json")).hasContent("{\"d_model\": 8}");
        }

        @Test
        void that_do_not_pass_make_the_model_unavailable() {
            hub.next(API, status(502), status(502), status(502));

            assertThatExceptionOfType(Unavailable.class)
                    .isThrownBy(HubModelsTest.this::locate)
                    .withMessage(
                            "127.0.0.1 answers 502, so 'hf:google/flan-t5-nano' is not here: put"
                                    + " the model into a directory and name it in T5_MODEL, or fill the"
                                    + " cache %s where the Hub can be reached",
                            cache.resolve("hub"));
            assertThat(hub.seen()).hasSize(3);
        }

        @Test
        void a_limit_that_holds_for_long_is_handed_on_at_once() {
            hub.next(API, status(429, "Retry-After", "280"));

            assertThatExceptionOfType(Throttled.class)
                    .isThrownBy(HubModelsTest.this::locate)
                    .withMessageStartingWith(
                            "127.0.0.1 limits downloads just now, so 'hf:google/flan-t5-nano' is"
                                    + " not here: set HF_TOKEN")
                    .satisfies(
                            failure ->
                                    assertThat(failure.retryAfter())
                                            .isEqualTo(Duration.ofSeconds(280)));
            assertThat(hub.seen()).hasSize(1);
        }

        @Test
        void a_hub_out_of_reach_is_named_with_ways_around_it() {
            hub.close();

            assertThatExceptionOfType(Unavailable.class)
                    .isThrownBy(HubModelsTest.this::locate)
                    .withMessage(
                            "cannot reach 127.0.0.1, so 'hf:google/flan-t5-nano' is not here: put"
                                    + " the model into a directory and name it in T5_MODEL, or fill the"
                                    + " cache %s where the Hub can be reached",
                            cache.resolve("hub"));
        }

        @Test
        void an_interruption_ends_the_download() {
            Thread.currentThread().interrupt();

            assertThatExceptionOfType(Cancelled.class)
                    .isThrownBy(HubModelsTest.this::locate)
                    .withMessage(
                            "the preparation of the model 'hf:google/flan-t5-nano' was"
                                    + " interrupted");
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Nested
    class Refusals {

        @Test
        void a_gated_or_private_repository_asks_for_a_token() {
            hub.requiring("hf_secret");

            assertMisconfigured(
                    "hf:" + REPOSITORY,
                    "127.0.0.1 refuses repository 'google/flan-t5-nano' with a revision 'main'"
                            + " (status 401): if it is gated or private, set HF_TOKEN to a token that"
                            + " may read it, and if it does not exist, correct T5_MODEL");
            assertThat(hub.seen()).hasSize(1);
        }

        @Test
        void a_file_that_may_not_be_read_is_named() {
            hub.next("config.json", status(403));

            assertMisconfigured(
                    "hf:" + REPOSITORY,
                    "127.0.0.1 refuses file 'config.json' in 'google/flan-t5-nano' at commit "
                            + COMMIT
                            + " (status 403): if it is gated");
        }

        @Test
        void a_refusal_by_the_host_of_the_large_files_is_not_blamed_on_the_token() {
            hub.next("model.safetensors", status(403));

            assertThatExceptionOfType(Unavailable.class)
                    .isThrownBy(HubModelsTest.this::locate)
                    .withMessageStartingWith(
                            "localhost answers 403, so 'hf:google/flan-t5-nano' is not here:");
        }

        @Test
        void an_unknown_repository_is_named() {
            assertMisconfigured(
                    "hf:google/none",
                    "127.0.0.1 has no repository 'google/none' with a revision 'main': correct"
                            + " T5_MODEL");
        }

        @Test
        void an_unknown_revision_is_named() {
            assertMisconfigured(
                    "hf:" + REPOSITORY + "@v9",
                    "127.0.0.1 has no repository 'google/flan-t5-nano' with a revision 'v9':"
                            + " correct T5_MODEL");
        }

        @Test
        void a_repository_without_safetensors_is_told_apart() {
            hub.without("model.safetensors");

            assertMisconfigured(
                    "hf:" + REPOSITORY,
                    "'hf:google/flan-t5-nano' has no model.safetensors: set T5_MODEL to a model"
                            + " that has one, or to a directory to which you have added it");
        }

        @Test
        void a_repository_with_a_slow_tokenizer_only_is_told_apart() {
            hub.without("tokenizer.json");

            assertMisconfigured(
                    "hf:" + REPOSITORY,
                    "'hf:google/flan-t5-nano' has a spiece.model but no tokenizer.json (a fast"
                            + " tokenizer): set T5_MODEL to");
            assertThat(hub.seen()).hasSize(1);
        }

        @Test
        void a_shard_that_the_repository_lacks_is_named() {
            split("model-00001-of-00001.safetensors");

            assertMisconfigured(
                    "hf:" + REPOSITORY,
                    "127.0.0.1 has no file 'model-00001-of-00001.safetensors' in"
                            + " 'google/flan-t5-nano' at commit "
                            + COMMIT
                            + ": correct T5_MODEL");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "../../../evil.safetensors",
                    "/etc/evil.safetensors",
                    "sub/evil.safetensors",
                    "evil.sh"
                })
        void a_shard_with_a_path_for_a_name_is_refused(String name) throws IOException {
            split(name);

            assertThatExceptionOfType(BadUpstreamAnswer.class)
                    .isThrownBy(HubModelsTest.this::locate)
                    .withMessageContaining(
                            "it names '%s', which is no plain name of a safetensors file", name);
            assertThat(hub.seen()).extracting(Seen::path).noneMatch(path -> path.contains("evil"));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "<html>Log in</html>",
                    "",
                    "null",
                    "[]",
                    "{\"siblings\": []}",
                    "{\"sha\": \"../../../../tmp\", \"siblings\": []}"
                })
        void an_answer_that_is_not_the_hubs_is_refused(String answer) {
            hub.next(API, text(answer));

            assertThatExceptionOfType(BadUpstreamAnswer.class)
                    .isThrownBy(HubModelsTest.this::locate)
                    .withMessageStartingWith(
                            "127.0.0.1 does not answer as the Hugging Face Hub does (a proxy or a"
                                    + " log-in page in between?); put the model");
        }

        @Test
        void names_that_climb_out_of_the_repository_are_never_asked_for() {
            hub.listing("../../evil.json").listing("/etc/passwd");

            locate();

            assertThat(hub.seen())
                    .extracting(Seen::path)
                    .noneMatch(path -> path.contains("evil") || path.contains("passwd"));
        }

        @Test
        void redirects_without_end_are_not_followed() {
            FakeHub.Answer again =
                    status(302, "Location", "/api/models/" + REPOSITORY + "/revision/main");
            hub.next(API, again, again, again, again, again, again, again, again);

            assertThatExceptionOfType(BadUpstreamAnswer.class)
                    .isThrownBy(HubModelsTest.this::locate)
                    .withMessageStartingWith("127.0.0.1 redirects for ever;");
        }

        @ParameterizedTest
        @ValueSource(strings = {"file:///etc/passwd", "ftp://127.0.0.1/x", "http://a b/"})
        void redirects_to_anything_but_http_are_not_followed(String target) {
            hub.next(API, status(302, "Location", target));

            assertThatExceptionOfType(BadUpstreamAnswer.class)
                    .isThrownBy(HubModelsTest.this::locate)
                    .withMessageStartingWith("127.0.0.1 redirects ");
        }

        private void split(String shard) {
            hub.without("model.safetensors")
                    .small(
                            "model.safetensors.index.json",
                            "{\"weight_map\": {\"a\": \"" + shard + "\"}}");
        }

        private void assertMisconfigured(String source, String words) {
            assertThatExceptionOfType(Misconfigured.class)
                    .isThrownBy(() -> locate(source))
                    .withMessageStartingWith(words);
        }
    }

    @Nested
    class The_token {

        @Test
        void is_sent_to_the_hub_and_to_nobody_else() {
            hub.requiring("hf_secret");

            locate(settings().withToken(() -> Optional.of("hf_secret\n")));

            assertThat(hub.seen())
                    .filteredOn(request -> request.host().equals("hub"))
                    .extracting(Seen::authorization)
                    .containsOnly(Optional.of("Bearer hf_secret"));
            assertThat(hub.seen())
                    .filteredOn(request -> request.host().equals("cdn"))
                    .isNotEmpty()
                    .extracting(Seen::authorization)
                    .containsOnly(Optional.empty());
        }

        @Test
        void is_not_sent_when_it_is_blank() {
            locate(settings().withToken(() -> Optional.of(" ")));

            assertThat(hub.seen()).extracting(Seen::authorization).containsOnly(Optional.empty());
        }

        @Test
        void is_not_quoted_when_it_is_malformed() {
            assertThatExceptionOfType(Misconfigured.class)
                    .isThrownBy(
                            () -> locate(settings().withToken(() -> Optional.of("hf_one\nhf_two"))))
                    .withMessage(
                            "HF_TOKEN holds characters that no token has: set it to the token"
                                    + " alone")
                    .withNoCause();
        }

        @Test
        void does_not_appear_in_failures() {
            hub.next(API, status(403));

            assertThatExceptionOfType(Failure.class)
                    .isThrownBy(() -> locate(settings().withToken(() -> Optional.of("hf_secret"))))
                    .satisfies(failure -> assertThat(failure).hasStackTraceContaining("refuses"))
                    .satisfies(
                            failure ->
                                    assertThat(Throwables.getStackTrace(failure))
                                            .doesNotContain("hf_secret"));
        }
    }

    @Nested
    class Several_at_once {

        @Test
        void in_one_process_download_once() throws Exception {
            try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
                List<Callable<Path>> starts =
                        IntStream.range(0, 4)
                                .<Callable<Path>>mapToObj(_ -> HubModelsTest.this::locate)
                                .toList();
                for (Future<Path> start : threads.invokeAll(starts)) {
                    assertThat(start.get().resolve("model.safetensors")).hasBinaryContent(WEIGHTS);
                }
            }
            assertThat(hub.deliveries("model.safetensors")).hasSize(1);
        }

        @Test
        void in_two_processes_download_once() throws Exception {
            CountDownLatch bothAreThere = new CountDownLatch(1);
            hub.next(
                    API,
                    (exchange, content) -> {
                        awaitQuietly(bothAreThere);
                        wholeWhateverRange().send(exchange, content);
                    });
            Process one = LocateInAnotherProcess.start(cache, hub.endpoint(), "hf:" + REPOSITORY);
            Process two = LocateInAnotherProcess.start(cache, hub.endpoint(), "hf:" + REPOSITORY);
            LocateInAnotherProcess.awaitReady(one);
            LocateInAnotherProcess.awaitReady(two);
            // Time for the second to get through, if nothing holds it back.
            Thread.sleep(Duration.ofSeconds(1));
            bothAreThere.countDown();

            assertThat(List.of(one.waitFor(), two.waitFor())).containsOnly(0);
            assertThat(locate().resolve("model.safetensors")).hasBinaryContent(WEIGHTS);
            assertThat(hub.seen())
                    .filteredOn(request -> request.path().contains("/api/"))
                    .hasSize(1);
        }

        private static void awaitQuietly(CountDownLatch latch) {
            try {
                latch.await();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Nested
    class The_endpoint {

        @Test
        void may_have_a_path_and_a_slash_at_its_end() {
            HubSettings mirror =
                    HubSettings.defaults().withEndpoint(URI.create("https://mirror.example/hf/"));

            assertThat(mirror.at("/api/models/x"))
                    .isEqualTo(URI.create("https://mirror.example/hf/api/models/x"));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "huggingface.co",
                    "ftp://huggingface.co",
                    "https://user:word@huggingface.co"
                })
        void has_to_be_an_address_on_the_web(String text) {
            assertThatExceptionOfType(Misconfigured.class)
                    .isThrownBy(() -> HubSettings.defaults().withEndpoint(URI.create(text)))
                    .withMessage(
                            "the endpoint of the Hugging Face Hub has to look like"
                                    + " https://huggingface.co");
        }

        @Test
        void owns_its_port_and_scheme_only() {
            HubSettings settings = HubSettings.defaults();

            assertThat(settings.owns(URI.create("https://HuggingFace.co:443/x"))).isTrue();
            assertThat(settings.owns(URI.create("http://huggingface.co/x"))).isFalse();
            assertThat(settings.owns(URI.create("https://huggingface.co:8443/x"))).isFalse();
            assertThat(settings.owns(URI.create("https://cdn.huggingface.co/x"))).isFalse();
        }
    }

    private HubSettings settings() {
        return new HubSettings(
                hub.endpoint(),
                Optional::empty,
                Duration.ofSeconds(5),
                Duration.ofSeconds(2),
                3,
                Duration.ofMillis(1));
    }

    private Path locate() {
        return locate("hf:" + REPOSITORY);
    }

    private Path locate(String source) {
        return new ModelFiles(cache, settings()).locate(ModelSource.parse(source), "T5_MODEL");
    }

    private void locate(HubSettings settings) {
        new ModelFiles(cache, settings).locate(ModelSource.parse("hf:" + REPOSITORY), "T5_MODEL");
    }

    private Path part() {
        return cache.resolve("hub/google--flan-t5-nano/" + COMMIT + "/model.safetensors.part");
    }

    private FakeHub.Answer cutAfter(int bytes) {
        return FakeHub.cutAfter(bytes, part());
    }

    private List<String> cachedFiles() throws IOException {
        try (var files = Files.walk(cache)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private static byte[] randomBytes(int count) {
        byte[] bytes = new byte[count];
        new Random(count).nextBytes(bytes);
        return bytes;
    }
}
