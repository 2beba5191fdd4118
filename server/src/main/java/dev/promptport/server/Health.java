package dev.promptport.server;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.promptport.function.http.readiness.FunctionProbe;

import io.micronaut.serde.annotation.Serdeable;

import org.jspecify.annotations.Nullable;

import java.util.Comparator;
import java.util.List;

/**
 * Whether this process can serve.
 *
 * @param status {@code UP} when every function that is set up is, else {@code DOWN}
 */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Health(String status, List<Function> functions) {

    static final String UP = "UP";
    static final String DOWN = "DOWN";
    static final String OFF = "OFF";

    /**
     * One function.
     *
     * @param status {@code UP}, {@code DOWN}, or {@code OFF} where a setting it needs is missing
     * @param reason why it is not up; absent when it is
     */
    @Serdeable
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Function(String name, String model, String status, @Nullable String reason) {

        static Function of(FunctionProbe probe) {
            String missing = probe.missing().orElse(null);
            if (missing != null) {
                return new Function(probe.function(), probe.model(), OFF, missing);
            }
            String reason = probe.unready().orElse(null);
            return new Function(
                    probe.function(), probe.model(), reason == null ? UP : DOWN, reason);
        }
    }

    static Health of(List<FunctionProbe> probes) {
        List<Function> functions =
                probes.stream()
                        .map(Function::of)
                        .sorted(Comparator.comparing(Function::name))
                        .toList();
        boolean down = functions.stream().anyMatch(f -> f.status().equals(DOWN));
        return new Health(down ? DOWN : UP, functions);
    }
}
