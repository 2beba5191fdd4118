package dev.promptport.function.models;

import dev.promptport.files.DirectoryConversations;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;

import jakarta.inject.Singleton;

import java.nio.file.Path;
import java.time.InstantSource;

/** Conversations in a directory of this machine. */
@Factory
@Requires(classes = DirectoryConversations.class)
final class DirectoryConversationsComposition {

    @Singleton
    ConversationPlace directory() {
        return new ConversationPlace(
                "a directory",
                text -> !text.contains(":"),
                (written, limits) ->
                        new DirectoryConversations(
                                written.as(text -> Path.of(text).toAbsolutePath()),
                                limits,
                                InstantSource.system()));
    }
}
