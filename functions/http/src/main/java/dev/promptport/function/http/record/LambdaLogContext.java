package dev.promptport.function.http.record;

import com.amazonaws.services.lambda.runtime.Context;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Requires;
import io.micronaut.function.aws.DefaultDiagnosticInfoPopulator;
import io.micronaut.function.aws.DiagnosticInfoPopulator;

import jakarta.inject.Singleton;

/**
 * Keeps Micronaut from adding seven facts about the function to every log line: its log group tells
 * them already, and {@link RecordFilter} adds the one that differs.
 */
@Singleton
@Replaces(DefaultDiagnosticInfoPopulator.class)
@Requires(classes = DiagnosticInfoPopulator.class)
final class LambdaLogContext implements DiagnosticInfoPopulator {

    @Override
    public void populateMappingDiagnosticContextValues(Context context) {}

    @Override
    public void populateMappingDiagnosticContextWithXrayTraceId() {}
}
