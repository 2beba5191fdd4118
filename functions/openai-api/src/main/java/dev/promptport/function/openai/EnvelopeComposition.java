package dev.promptport.function.openai;

import dev.promptport.function.http.setting.Setting;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.env.Environment;
import io.micronaut.json.JsonMapper;

/** The form of answers on the reference's routes, which the setting {@code ENVELOPE} chooses. */
@Factory
final class EnvelopeComposition {

    private static final String STAGE = "v1";

    /** Made at the start, so that a wrong setting is told then. */
    @Context
    ReferenceAnswers answers(Environment environment, JsonMapper json) {
        return new ReferenceAnswers(envelope(environment), stage(environment), json);
    }

    private static Envelope envelope(Environment environment) {
        return environment
                .getProperty("envelope", String.class)
                .filter(text -> !text.isBlank())
                .map(text -> new Setting("ENVELOPE", text).oneOf(Envelope.class))
                .orElse(Envelope.NONE);
    }

    private static String stage(Environment environment) {
        return environment.getProperty("promptport.http.stage", String.class).orElse(STAGE);
    }
}
