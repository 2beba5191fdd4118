package dev.promptport.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.promptport.domain.conversation.Conversation;
import dev.promptport.domain.conversation.ConversationId;
import dev.promptport.domain.conversation.Turn;
import dev.promptport.domain.failure.Misconfigured;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** A conversation as it is written down: its version, and line by line who said what. */
final class KeptConversation {

    private static final String VERSION = "version";
    private static final String USER = ".user";
    private static final String ASSISTANT = ".assistant";

    private KeptConversation() {}

    static ByteBuffer text(Conversation conversation) {
        Properties lines = new Properties();
        lines.setProperty(VERSION, conversation.version());
        for (int i = 0; i < conversation.turns().size(); i++) {
            Turn turn = conversation.turns().get(i);
            lines.setProperty(i + speaker(turn), turn.text());
        }
        StringWriter text = new StringWriter();
        try {
            lines.store(text, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return UTF_8.encode(text.toString());
    }

    /**
     * @throws Misconfigured when it is something else
     */
    static Conversation parse(ConversationId id, String text) {
        Properties lines = new Properties();
        try {
            lines.load(new StringReader(text));
        } catch (IOException | IllegalArgumentException e) {
            throw foreign(e);
        }
        List<Turn> turns = new ArrayList<>();
        for (int i = 0; i < lines.size() - 1; i++) {
            String question = lines.getProperty(i + USER);
            String answer = lines.getProperty(i + ASSISTANT);
            if (question != null) {
                turns.add(Turn.user(question));
            } else if (answer != null) {
                turns.add(Turn.assistant(answer));
            } else {
                throw foreign(null);
            }
        }
        String version = lines.getProperty(VERSION);
        if (version == null) {
            throw foreign(null);
        }
        return new Conversation(id, turns, version);
    }

    private static String speaker(Turn turn) {
        return switch (turn.speaker()) {
            case USER -> USER;
            case ASSISTANT -> ASSISTANT;
        };
    }

    private static Misconfigured foreign(@Nullable Exception cause) {
        return new Misconfigured(
                "the directory of conversations holds something else than conversations: name another one",
                cause);
    }
}
