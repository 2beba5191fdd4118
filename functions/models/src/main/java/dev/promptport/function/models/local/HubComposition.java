package dev.promptport.function.models.local;

import dev.promptport.function.http.setting.Setting;
import dev.promptport.inference.local.source.HubSettings;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.env.Environment;

import jakarta.inject.Singleton;

import java.net.URI;

/** The Hugging Face Hub, which is asked only for models that are named after it. */
@Factory
@Requires(classes = HubSettings.class)
final class HubComposition {

    @Singleton
    HubSettings hub(Environment environment) {
        HubSettings hub =
                HubSettings.defaults()
                        .withToken(() -> environment.getProperty("hf.token", String.class));
        return environment
                .getProperty("hf.endpoint", String.class)
                .map(
                        text ->
                                new Setting("HF_ENDPOINT", text)
                                        .as(endpoint -> hub.withEndpoint(URI.create(endpoint))))
                .orElse(hub);
    }
}
