package dev.promptport.function.t5;

import dev.promptport.aws.s3.S3Clients;
import dev.promptport.aws.s3.S3Directory;
import dev.promptport.aws.s3.S3DirectorySettings;
import dev.promptport.aws.s3.S3Location;
import dev.promptport.domain.completion.Deadline;
import dev.promptport.function.http.setting.Setting;
import dev.promptport.function.models.AwsConnection;
import dev.promptport.inference.local.source.RemoteFolders;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;

import jakarta.inject.Singleton;

/** Checkpoints in a bucket. AWS is not asked before {@code T5_MODEL} names one. */
@Factory
@Requires(classes = S3Directory.class)
final class S3CheckpointsComposition {

    @Singleton
    RemoteFolders checkpoints(AwsConnection aws, T5Settings settings) {
        return (address, cache) ->
                new Setting(T5Settings.MODEL, address)
                        .as(
                                text ->
                                        new S3Directory(
                                                        S3Clients.open(
                                                                aws.clients(),
                                                                settings.bucketInPath()),
                                                        S3DirectorySettings.usual())
                                                .fetch(
                                                        S3Location.parse(text),
                                                        cache,
                                                        Deadline.in(settings.fetchLimit())));
    }
}
