package dev.promptport.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.promptport.domain.artifact.Sha256;
import dev.promptport.domain.completion.Deadline;
import dev.promptport.domain.contract.ConversationPortContract;
import dev.promptport.domain.conversation.Conversation;
import dev.promptport.domain.conversation.ConversationId;
import dev.promptport.domain.conversation.ConversationLimits;
import dev.promptport.domain.conversation.Turn;
import dev.promptport.domain.failure.Cancelled;
import dev.promptport.domain.failure.InProgress;
import dev.promptport.domain.failure.Misconfigured;
import dev.promptport.domain.failure.TimedOut;
import dev.promptport.domain.port.ConversationPort;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;

class DirectoryConversationsTest {

    private static final ConversationId TEA = ConversationId.owned("caller", "tea");

    @TempDir Path directory;

    private Instant now = Instant.now();

    private DirectoryConversations conversations() {
        return new DirectoryConversations(directory, ConversationLimits.DEFAULT, () -> now);
    }

    private Path file() {
        return directory.resolve("conversations").resolve(Sha256.hex(TEA.value()));
    }

    private Conversation append(Conversation found) {
        return conversations()
                .append(found, List.of(Turn.user("Tea?"), Turn.assistant("Green tea.")), soon());
    }

    private static Deadline soon() {
        return Deadline.in(Duration.ofSeconds(30));
    }

    private static List<Path> files(Path below) throws IOException {
        try (Stream<Path> files = Files.walk(below)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    @Nested
    class AsConversations extends ConversationPortContract {

        @Override
        protected ConversationPort port(ConversationLimits limits, InstantSource clock) {
            return new DirectoryConversations(directory.resolve("made"), limits, clock);
        }
    }

    @Nested
    class OnTheDisk {

        @Test
        void aConversationIsAFileUnderADigest() throws IOException {
            append(append(Conversation.begun(TEA)));

            assertThat(files(directory))
                    .containsExactlyInAnyOrder(file(), directory.resolve("conversations.lock"));
            assertThat(file()).content().contains("0.user=Tea?").contains("3.assistant=Green tea.");
        }

        @Test
        void nothingIsMadeByLookingForIt() {
            Path missing = directory.resolve("missing");

            assertThat(
                            new DirectoryConversations(
                                            missing, ConversationLimits.DEFAULT, () -> now)
                                    .find(TEA, soon()))
                    .isEmpty();
            assertThat(missing).doesNotExist();
        }

        @Test
        void aCallerWhoLeavesMeanwhileIsNoFaultOfTheDirectory() {
            Conversation begun = append(Conversation.begun(TEA));
            Thread.currentThread().interrupt();
            try {
                assertThatExceptionOfType(Cancelled.class).isThrownBy(() -> append(begun));
            } finally {
                Thread.interrupted();
            }
        }

        @Test
        void whatIsForgottenIsDeleted() {
            append(Conversation.begun(TEA));

            conversations().forget(TEA, soon());

            assertThat(file()).doesNotExist();
        }

        @Test
        void whatHasHadItsTimeIsDeletedByTheNextOneWhoWrites() {
            append(Conversation.begun(TEA));
            now = now.plus(Duration.ofDays(31));

            append(Conversation.begun(ConversationId.owned("caller", "coffee")));

            assertThat(file()).doesNotExist();
        }

        @Test
        void somethingElseThanAConversationIsSaidToBeInTheWay() throws IOException {
            append(Conversation.begun(TEA));
            for (String foreign : List.of("", "version=1\nx=y", "0.user=Tea?", "a=\\u00")) {
                Files.writeString(file(), foreign);

                assertThatThrownBy(() -> conversations().find(TEA, soon()))
                        .isInstanceOf(Misconfigured.class)
                        .hasMessageContaining("name another one");
            }
        }

        @Test
        void aPlaceThatCannotBeWrittenIsNamed() throws IOException {
            Path file = Files.writeString(directory.resolve("file"), "no directory");
            DirectoryConversations nowhere =
                    new DirectoryConversations(file, ConversationLimits.DEFAULT, () -> now);

            assertThatThrownBy(
                            () ->
                                    nowhere.append(
                                            Conversation.begun(TEA),
                                            List.of(Turn.user("Tea?")),
                                            soon()))
                    .isInstanceOf(Misconfigured.class)
                    .hasMessageContaining("make it writable");
            assertThatThrownBy(() -> nowhere.forget(TEA, soon())).isInstanceOf(Misconfigured.class);
        }

        @Test
        void aLinkThatLeadsOutIsNotFollowed(@TempDir Path outside) throws IOException {
            Files.createSymbolicLink(directory.resolve("conversations"), outside);

            assertThatThrownBy(() -> append(Conversation.begun(TEA)))
                    .isInstanceOf(Misconfigured.class);
            assertThat(files(outside)).isEmpty();
        }
    }

    @Nested
    class BetweenProcesses {

        @Test
        void whatOneKeepsTheOtherFinds() {
            Conversation kept = append(Conversation.begun(TEA));

            assertThat(conversations().find(TEA, soon())).contains(kept);
            assertThatThrownBy(() -> append(Conversation.begun(TEA)))
                    .isInstanceOf(InProgress.class);
        }

        @Test
        void whoeverHoldsTheLockIsWaitedForUntilTheDeadline() throws IOException {
            append(Conversation.begun(TEA));

            try (ConversationLock _ =
                    ConversationLock.on(directory.resolve("conversations.lock"), soon())) {
                assertThatThrownBy(
                                () ->
                                        conversations()
                                                .forget(TEA, Deadline.in(Duration.ofMillis(50))))
                        .isInstanceOf(TimedOut.class);
            }
            conversations().forget(TEA, soon());
        }
    }
}
