package dev.promptport.server;

import dev.promptport.domain.failure.Misconfigured;

import io.micronaut.core.convert.exceptions.ConversionErrorException;

import org.jspecify.annotations.Nullable;

import java.net.BindException;

/** Finds the one sentence in a failed start. */
final class StartFailure {

    private StartFailure() {}

    static String sentence(Throwable thrown) {
        Throwable cause = thrown;
        while (true) {
            @Nullable String known =
                    switch (cause) {
                        case Misconfigured e -> e.getMessage();
                        case ConversionErrorException e ->
                                "the setting '"
                                        + e.getArgument().getName()
                                        + "' cannot be read as "
                                        + e.getArgument().getType().getSimpleName();
                        case BindException _ ->
                                "HOST and PORT name an address that cannot be had, or that is in use";
                        default -> null;
                    };
            if (known != null) {
                return known;
            }
            if (cause.getCause() == null || cause.getCause() == cause) {
                return String.valueOf(cause).lines().findFirst().orElseThrow();
            }
            cause = cause.getCause();
        }
    }
}
