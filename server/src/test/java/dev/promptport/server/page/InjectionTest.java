package dev.promptport.server.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** Whatever a visitor types, a model answers or a server tells: it stays text. */
@InBrowser
class InjectionTest {

    private static final Gson JSON = new Gson();
    private static final double SETTLED_MILLIS = 300;

    /** A frame that cannot be looked into has gone to another origin. */
    private static final String RAN_OR_LEFT =
            """
            n => {
              try {
                return !!window.frames[n].executed
              } catch {
                return true
              }
            }
            """;

    @AfterEach
    void nothing_ran_or_left(Visit visit) {
        visit.page().waitForTimeout(SETTLED_MILLIS);
        assertThat(Injections.live(visit.page())).isEmpty();
        visit.assertHarmless();
    }

    private static void answer(Visit visit, String path, int status, Object body) {
        visit.page().route(path, route -> fulfill(route, status, body));
    }

    private static void fulfill(Route route, int status, Object body) {
        route.fulfill(
                new Route.FulfillOptions()
                        .setStatus(status)
                        .setContentType("application/json")
                        .setBody(JSON.toJson(body)));
    }

    private static List<Map<String, ?>> each(Function<String, Map<String, ?>> entry) {
        return Injections.ALL.stream().<Map<String, ?>>map(entry).toList();
    }

    private static void inert(Visit visit, String text) {
        assertThat(Injections.live(visit.page())).as(text).isEmpty();
    }

    /** Waits for the whole answer of the server, not for what the page makes of it. */
    private static void awaitAnswer(Visit visit, String path, Runnable action) {
        Response response = visit.page().waitForResponse(path, action);
        response.finished();
    }

    @Nested
    class A_model_that_says_back_what_it_is_asked {

        @Test
        void gets_nothing_run_in_a_chat(Visit visit) {
            ChatPanel chat = visit.chat();
            for (String text : Injections.ALL) {
                chat.ask(text);
                inert(visit, text);
            }
        }

        @Test
        void gets_nothing_run_in_t5(Visit visit) {
            T5Panel t5 = visit.t5();
            t5.choose("Raw");
            for (String text : Injections.ALL) {
                awaitAnswer(visit, "**/t5", () -> t5.run(text));
                inert(visit, text);
            }
        }

        @Test
        void gets_nothing_run_in_an_app(Visit visit) {
            AppsPanel apps = visit.apps();
            apps.choose("Grammar correction");
            for (String text : Injections.ALL) {
                apps.input().fill(text);
                awaitAnswer(visit, "**/examples/*", apps::ask);
                inert(visit, text);
            }
        }

        @Test
        void gets_nothing_run_in_generated_code(Visit visit) {
            CodePanel code = visit.code();
            for (String text : Injections.ALL) {
                awaitAnswer(visit, "**/code_generation", () -> code.generate("HTML", text));
                inert(visit, text);
            }
        }
    }

    @Nested
    class A_server {

        @Test
        void gets_nothing_run_by_labels(Visit visit) {
            answer(
                    visit,
                    "**/toxicity",
                    200,
                    Map.of(
                            "model",
                            "keywords:<img src=x onerror=alert(1)>",
                            "labels",
                            each(text -> Map.of("label", text, "probability", 0.5))));
            ToxicityPanel toxicity = visit.toxicity();

            for (String text : List.of(Injections.ALL.getFirst(), Injections.ALL.getLast())) {
                toxicity.classify(text);
                toxicity.meters().last().waitFor();
            }
            assertThat(toxicity.meters().count()).isEqualTo(Injections.ALL.size());
        }

        @Test
        void gets_nothing_run_by_models(Visit visit) {
            answer(
                    visit,
                    "**/v1/models",
                    200,
                    Map.of("object", "list", "data", each(text -> Map.of("id", text))));
            ChatPanel chat = visit.chat();

            chat.model().locator("option").nth(Injections.ALL.size() - 1).waitFor(attached());
        }

        @Test
        void gets_nothing_run_by_apps(Visit visit) {
            answer(
                    visit,
                    "**/examples",
                    200,
                    Map.of(
                            "apps",
                            each(
                                    text ->
                                            Map.of(
                                                    "slug", text,
                                                    "title", text,
                                                    "model", text,
                                                    "tags", List.of(text),
                                                    "sample_input", text))));
            AppsPanel apps = visit.apps();

            for (String text : Injections.ALL.subList(0, 8)) {
                apps.apps()
                        .nth(Injections.ALL.indexOf(text))
                        .getByRole(AriaRole.BUTTON)
                        .first()
                        .click();
                inert(visit, text);
                apps.back();
            }
        }

        @Test
        void gets_nothing_run_by_its_health(Visit visit) {
            answer(
                    visit,
                    "**/health",
                    503,
                    Map.of(
                            "status",
                            "DOWN",
                            "functions",
                            each(
                                    text ->
                                            Map.of(
                                                    "name", text,
                                                    "model", text,
                                                    "status", "OFF",
                                                    "reason", text))));

            visit.open("chat");
            visit.statusStrip().waitFor();
        }

        @Test
        void gets_nothing_run_by_the_files_it_lists_and_gives(Visit visit) {
            answer(
                    visit,
                    "**/code_generation/artifacts*",
                    200,
                    Map.of(
                            "artifacts",
                            each(
                                    text ->
                                            Map.of(
                                                    "key", "code_output/" + text,
                                                    "media_type", text,
                                                    "size", 7,
                                                    "sha256", text,
                                                    "saved_at", text))));
            AtomicInteger next = new AtomicInteger();
            visit.page()
                    .route(
                            "**/code_generation/artifacts/**",
                            route ->
                                    route.fulfill(
                                            new Route.FulfillOptions()
                                                    .setContentType("text/html")
                                                    .setBody(
                                                            Injections.ALL.get(
                                                                    next.getAndIncrement()
                                                                            % Injections.ALL
                                                                                    .size()))));
            CodePanel code = visit.code();

            for (int n = 0; n < 8; n++) {
                code.files().nth(n).getByRole(AriaRole.BUTTON).first().click();
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"message", "description"})
        void gets_nothing_run_by_its_failures(String form, Visit visit) {
            AtomicInteger next = new AtomicInteger();
            visit.page()
                    .route(
                            "**/t5",
                            route -> {
                                String text = Injections.ALL.get(next.getAndIncrement());
                                fulfill(
                                        route,
                                        400,
                                        form.equals("message")
                                                ? Map.of(
                                                        "error",
                                                        Map.of(
                                                                "message", text,
                                                                "type", text,
                                                                "param", text,
                                                                "code", text))
                                                : Map.of("error", text, "description", text));
                            });
            T5Panel t5 = visit.t5();

            for (String text : Injections.ALL) {
                awaitAnswer(visit, "**/t5", () -> t5.run("hello"));
                inert(visit, text);
            }
        }
    }

    @Nested
    class A_visitor {

        @ParameterizedTest
        @ValueSource(strings = {"chat", "t5", "toxicity", "code", "apps"})
        void gets_nothing_run_by_typing(String panel, Visit visit) {
            visit.open(panel);
            List<Locator> fields = new ArrayList<>();
            for (AriaRole role : List.of(AriaRole.TEXTBOX, AriaRole.SEARCHBOX)) {
                fields.addAll(visit.page().getByRole(role).all());
            }
            assertThat(fields).isNotEmpty();

            for (Locator field : fields) {
                for (String text : Injections.ALL) {
                    field.fill(text);
                }
                inert(visit, field.toString());
            }
        }

        @Test
        void gets_nothing_run_by_settings(Visit visit) {
            visit.open("chat");
            SettingsSheet settings = visit.settings();
            int fields = settings.dialog().locator("input").count();
            assertThat(fields).isPositive();

            for (int n = 0; n < fields; n++) {
                settings.dialog()
                        .locator("input")
                        .nth(n)
                        .fill(Injections.ALL.get(n * 7 % Injections.ALL.size()));
            }
            settings.save();
            visit.page().reload();
            visit.page().getByRole(AriaRole.NAVIGATION).first().waitFor();
        }

        @Test
        void gets_nothing_run_by_an_address(Visit visit) {
            visit.open("chat");
            for (String text : Injections.ALL) {
                visit.page().evaluate("text => { location.hash = '#/' + text }", text);
            }
        }

        @Test
        void gets_nothing_run_by_a_file_of_chats(Visit visit) throws Exception {
            ChatPanel chat = visit.chat();
            chat.ask("What colour is the sky?");

            chat.importChats(ChatFile.of(chat.export()).saying(Injections.ALL));

            for (int n = 0; n < 8; n++) {
                chat.chats().nth(n).getByRole(AriaRole.BUTTON).first().click();
            }
        }
    }

    @Test
    void a_picture_in_an_answer_is_not_asked_for(Visit visit, PlayedModel model) {
        model.says("![what you said](" + visit.address() + "/picture.png?said=secret) and so on");

        visit.chat().ask("Draw me a sheep").says("and so on");

        assertThat(visit.requests()).noneMatch(url -> url.contains("picture.png"));
    }

    @Test
    void the_texts_are_live_where_nothing_is_done_about_them(Browser browser) {
        Set<String> live = new TreeSet<>();
        try (BrowserContext context = browser.newContext()) {
            context.addInitScript("window.alert = () => { window.executed = 1 }");
            context.route("http://evil.invalid/**", Route::abort);
            context.onRequest(request -> live.add(request.frame().name()));
            Page page = context.newPage();
            page.evaluate(
                    """
                    texts => texts.forEach((text, n) => {
                      const frame = Object.assign(document.createElement('iframe'), { srcdoc: text, name: `text ${n}` })
                      document.body.append(frame)
                    })
                    """,
                    Injections.ALL);
            page.waitForTimeout(SETTLED_MILLIS);
            for (int n = 0; n < Injections.ALL.size(); n++) {
                if ((boolean) page.evaluate(RAN_OR_LEFT, n)) {
                    live.add("text " + n);
                }
            }
        }

        assertThat(live).hasSizeGreaterThan(30);
    }

    private static Locator.WaitForOptions attached() {
        return new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED);
    }
}
