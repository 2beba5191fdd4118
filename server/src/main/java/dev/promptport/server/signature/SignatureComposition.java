package dev.promptport.server.signature;

import dev.promptport.function.http.HttpSettings;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;

import java.time.Clock;

/** What the settings ask for. */
@Factory
final class SignatureComposition {

    /** Made with the server, not with its first request, so that a wrong setting stops it. */
    @Context
    SignaturePolicy policy(SigV4Settings settings, HttpSettings http) {
        return new SignaturePolicy(
                new ProtectedPaths(settings.patterns(), http.stage()),
                settings.credentials()
                        .map(
                                credentials ->
                                        new SignatureVerifier(
                                                credentials,
                                                settings.signedRegion(),
                                                settings.service(),
                                                Clock.systemUTC())));
    }
}
