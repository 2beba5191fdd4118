package dev.promptport.server;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.promptport.function.http.readiness.FunctionProbe;

import io.micronaut.serde.annotation.Serdeable;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * Whether this process can serve.
 *
 * @param status {@code UP} when every function is, else {@code DOWN}
 */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Health(String status, List<Function> functions) {

    static final String UP = "UP";
    static final String DOWN = "DOWN";

    /**
     * One function.
     *
     * @param reason why it is down; absent when it is up
     */
    @Serdeable
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Function(String name, String model, String status, @Nullable String reason) {

        static Function of(FunctionProbe probe) {
            String reason = probe.unready().orElse(null);
            return new Function(
                    probe.function(), probe.model(), reason == null ? UP : DOWN, reason);
        }
    }

    static Health of(List<FunctionProbe> probes) {
        List<Function> functions = probes.stream().map(Function::of).toList();
        return new Health(
                functions.stream().allMatch(f -> f.status().equals(UP)) ? UP : DOWN, functions);
    }
}
