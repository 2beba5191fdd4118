package dev.promptport.function.models;

import dev.promptport.aws.sagemaker.SageMakerClassifier;
import dev.promptport.aws.sagemaker.SageMakerCompletions;
import dev.promptport.function.http.provider.ClassificationProvider;
import dev.promptport.function.http.provider.CompletionProvider;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.env.Environment;

import jakarta.inject.Singleton;

import software.amazon.awssdk.services.sagemakerruntime.SageMakerRuntimeAsyncClient;

import java.util.List;

/** The SageMaker endpoints that the functions of this process are set to. */
@Factory
@Requires(classes = SageMakerCompletions.class)
final class SageMakerComposition {

    @Singleton
    CompletionProvider completions(
            AwsConnection aws, List<ModelSetting> models, Environment environment) {
        Lazy<SageMakerCompletions> endpoints =
                new Lazy<>(
                        () ->
                                new SageMakerCompletions(
                                        client(aws),
                                        EndpointSettings.of(models, environment)
                                                .map(EndpointSettings::writing)
                                                .distinct()
                                                .toList()));
        return new CompletionProvider(
                ModelSetting.SAGEMAKER,
                request -> endpoints.get().complete(request),
                (request, sink) -> endpoints.get().stream(request, sink),
                endpoints::get);
    }

    @Singleton
    ClassificationProvider classifiers(
            AwsConnection aws, List<ModelSetting> models, Environment environment) {
        Lazy<SageMakerClassifier> endpoints =
                new Lazy<>(
                        () ->
                                new SageMakerClassifier(
                                        client(aws),
                                        EndpointSettings.of(models, environment)
                                                .map(EndpointSettings::labelling)
                                                .distinct()
                                                .toList()));
        return new ClassificationProvider(
                ModelSetting.SAGEMAKER,
                request -> endpoints.get().classify(request),
                endpoints::get);
    }

    private static SageMakerRuntimeAsyncClient client(AwsConnection aws) {
        return aws.clients().build(SageMakerRuntimeAsyncClient.builder());
    }
}
