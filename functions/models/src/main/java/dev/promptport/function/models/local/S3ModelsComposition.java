package dev.promptport.function.models.local;

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

/** Models in buckets. AWS is not asked before a setting names one. */
@Factory
@Requires(classes = {S3Directory.class, RemoteFolders.class})
final class S3ModelsComposition {

    @Singleton
    ModelBuckets buckets(AwsConnection aws) {
        return (setting, inPath, limit) ->
                (address, cache) ->
                        new Setting(setting, address)
                                .as(
                                        text ->
                                                new S3Directory(
                                                                S3Clients.open(
                                                                        aws.clients(), inPath),
                                                                S3DirectorySettings.usual())
                                                        .fetch(
                                                                S3Location.parse(text),
                                                                cache,
                                                                Deadline.in(limit)));
    }
}
