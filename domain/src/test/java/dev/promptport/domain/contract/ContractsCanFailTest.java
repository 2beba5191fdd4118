package dev.promptport.domain.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.promptport.domain.artifact.Artifact;
import dev.promptport.domain.artifact.ArtifactContent;
import dev.promptport.domain.artifact.ArtifactDraft;
import dev.promptport.domain.artifact.ArtifactKey;
import dev.promptport.domain.artifact.Claim;
import dev.promptport.domain.artifact.Idempotency;
import dev.promptport.domain.classification.Classification;
import dev.promptport.domain.classification.LabelScore;
import dev.promptport.domain.completion.Completion;
import dev.promptport.domain.completion.CompletionRequest;
import dev.promptport.domain.completion.Deadline;
import dev.promptport.domain.completion.Delta;
import dev.promptport.domain.completion.FinishReason;
import dev.promptport.domain.completion.ModelId;
import dev.promptport.domain.completion.Sampling;
import dev.promptport.domain.completion.TokenUsage;
import dev.promptport.domain.conversation.Conversation;
import dev.promptport.domain.conversation.ConversationId;
import dev.promptport.domain.conversation.ConversationLimits;
import dev.promptport.domain.conversation.Turn;
import dev.promptport.domain.fake.InMemoryArtifacts;
import dev.promptport.domain.port.ArtifactPort;
import dev.promptport.domain.port.ClaimPort;
import dev.promptport.domain.port.ClassificationPort;
import dev.promptport.domain.port.CompletionPort;
import dev.promptport.domain.port.ConversationPort;
import dev.promptport.domain.port.DocumentPort;
import dev.promptport.domain.port.PromptPort;
import dev.promptport.domain.port.StreamingCompletionPort;
import dev.promptport.domain.port.ToolPort;
import dev.promptport.domain.prompt.PromptId;
import dev.promptport.domain.prompt.PromptTemplate;
import dev.promptport.domain.tool.ToolCall;
import dev.promptport.domain.tool.ToolDefinition;
import dev.promptport.domain.tool.ToolResult;

import org.junit.jupiter.api.Test;
import org.junit.platform.testkit.engine.EngineTestKit;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Runs each contract against a port that breaks it: a suite that cannot fail proves nothing about
 * those who pass.
 */
class ContractsCanFailTest {

    private static final ModelId MODEL = ModelId.of("broken:model");

    @Test
    void aModelThatAnswersWhateverItIsAskedFails() {
        assertThat(failuresOf(ObliviousCompletions.class))
                .contains(
                        "anAnswerOfOneTokenEndsForItsLength",
                        "anAnswerEndsBeforeAStopSequence",
                        "aModelThatIsNotServedIsUnknown",
                        "aCallEndsSoonAfterItsDeadlineAndTheNextOneIsServed",
                        "aCallWhoseDeadlineHasPassedIsNotServed",
                        "anInterruptedCallEndsSoonAndTheNextOneIsServed",
                        "aCallOfAnInterruptedThreadEndsSoon",
                        "anInterruptedCallLeavesItsNeighbourAlone");
    }

    @Test
    void aStreamOfLostAndEmptyPiecesFromElsewhereFails() {
        assertThat(failuresOf(SloppyStreams.class))
                .contains(
                        "thePiecesJoinedAreTheAnswer",
                        "noPieceIsEmpty",
                        "aStreamedAnswerIsTheOneGivenAsAWhole",
                        "piecesComeOnTheCallingThread",
                        "whatTheSinkThrowsEndsTheWorkAndIsPassedOn",
                        "noPieceFollowsAThrowOfTheSink");
    }

    @Test
    void aClassifierThatCutsBeforeItSortsFails() {
        assertThat(failuresOf(HastyClassifier.class))
                .contains(
                        "theLabelATextDeservesComesFirst",
                        "theBestOfFewAreTheBestOfAll",
                        "aModelThatIsNotServedIsUnknown",
                        "aCallWhoseDeadlineHasPassedIsNotServed");
    }

    @Test
    void promptsThatAreListedButNotFoundFail() {
        assertThat(failuresOf(LostPrompts.class))
                .contains("theListIsSortedByNameAndNamesNoneTwice", "whatIsListedIsFound");
    }

    @Test
    void artifactsThatOverwriteOneAnotherFail() {
        assertThat(failuresOf(OverwritingArtifacts.class))
                .contains(
                        "writersAtOnceGetKeysOfTheirOwnAndLoseNoByte",
                        "theSameContentTwiceIsTwoArtifacts",
                        "otherIdempotencyKeysGiveOtherArtifacts",
                        "theNewestIsListedFirst",
                        "whatCannotBeSavedIsHandedBack");
    }

    @Test
    void claimsGrantedToEverybodyFail() {
        assertThat(failuresOf(GenerousClaims.class))
                .containsExactlyInAnyOrder(
                        "whoComesSecondIsToldWhenToComeBack",
                        "whoComesAfterwardsIsGivenTheArtifact",
                        "aKeyThatStoodForAnotherRequestIsRefused",
                        "oneOfManyAtOnceIsGrantedTheClaim",
                        "oneOfManyAtOnceTakesOverAReleasedClaim");
    }

    @Test
    void aMemoryWhereTheLastOneWinsFails() {
        assertThat(failuresOf(LastOneWins.class))
                .contains(
                        "whoGoesOnFromAnOldStateIsToldAndChangesNothing",
                        "ofTwoWhoBeginTheSameTheSecondIsTold",
                        "oneOfManyAtOnceGoesOn",
                        "whatIsForgottenIsGone",
                        "whatIsSaidWhileItIsForgottenDoesNotBringItBack",
                        "theOldestTurnsAreLetGoWhenThereAreMany",
                        "whatIsTooLongToBeKeptIsRefusedAndChangesNothing",
                        "whatWasKeptForItsTimeIsForgotten",
                        "nothingIsDoneAfterTheDeadline");
    }

    @Test
    void documentsReadOnceForAllFail() {
        assertThat(failuresOf(StaleDocuments.class))
                .containsExactlyInAnyOrder(
                        "documentsComeByNameWithTheirText",
                        "namesAreRelativeAndHaveSlashes",
                        "changesAreSeen",
                        "aPlaceThatCannotBeReadIsAFailure");
    }

    @Test
    void toolsThatThrowFail() {
        assertThat(failuresOf(ThrowingTools.class))
                .containsExactlyInAnyOrder(
                        "aGoodCallIsAnswered",
                        "aToolThatIsNotThereIsAnErrorTheModelCanRead",
                        "malformedArgumentsAreAnErrorTheModelCanRead",
                        "callsAtOnceAreAllAnsweredWithTheirOwnId");
    }

    private static List<String> failuresOf(Class<?> suite) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(suite))
                .execute()
                .testEvents()
                .failed()
                .map(event -> event.getTestDescriptor().getDisplayName().replaceAll("\\(.*", ""))
                .toList();
    }

    static class ObliviousCompletions extends CompletionPortContract {

        @Override
        protected CompletionPort port() {
            return _ -> answer("Hello to you");
        }

        @Override
        public ModelId model() {
            return MODEL;
        }

        @Override
        public String prompt() {
            return "Say hello.";
        }

        @Override
        public CompletionRequest longRequest(Deadline deadline) {
            return CompletionRequest.of(MODEL, "Count.", Sampling.DEFAULT, deadline);
        }
    }

    static class SloppyStreams extends StreamingCompletionPortContract {

        @Override
        protected StreamingCompletionPort port() {
            return (_, sink) -> {
                Thread elsewhere =
                        Thread.ofVirtual().unstarted(() -> sink.accept(new Delta.Text("Hello")));
                elsewhere.setUncaughtExceptionHandler((_, _) -> {});
                elsewhere.start();
                join(elsewhere);
                quietly(() -> sink.accept(new Delta.Text("")));
                return answer("Hello to you");
            };
        }

        @Override
        protected CompletionPort completions() {
            return _ -> answer("Good day");
        }

        @Override
        public ModelId model() {
            return MODEL;
        }

        @Override
        public String prompt() {
            return "Say hello.";
        }

        @Override
        public CompletionRequest longRequest(Deadline deadline) {
            return CompletionRequest.of(MODEL, "Count.", Sampling.DEFAULT, deadline);
        }

        private static void join(Thread thread) {
            try {
                thread.join();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }

        private static void quietly(Runnable action) {
            try {
                action.run();
            } catch (IllegalStateException swallowed) {
                // This is what the contract forbids.
            }
        }
    }

    static class HastyClassifier extends ClassificationPortContract {

        private static final List<LabelScore> UNSORTED =
                List.of(
                        new LabelScore("kind", 0.1),
                        new LabelScore("none", 0.2),
                        new LabelScore("toxic", 0.7));

        @Override
        protected ClassificationPort port() {
            return request ->
                    new Classification(MODEL, UNSORTED.stream().limit(request.top()).toList());
        }

        @Override
        protected ModelId model() {
            return MODEL;
        }

        @Override
        protected String text() {
            return "You fool!";
        }

        @Override
        protected String label() {
            return "toxic";
        }
    }

    static class LostPrompts extends PromptPortContract {

        @Override
        protected PromptPort port() {
            return new PromptPort() {
                @Override
                public Optional<PromptTemplate> find(PromptId id) {
                    return Optional.empty();
                }

                @Override
                public List<PromptTemplate> list() {
                    return List.of(template("b"), template("a"));
                }
            };
        }

        private static PromptTemplate template(String id) {
            return new PromptTemplate(
                    new PromptId(id),
                    id,
                    "Do " + id,
                    Optional.empty(),
                    Sampling.DEFAULT,
                    "",
                    List.of());
        }
    }

    static class OverwritingArtifacts extends ArtifactPortContract {

        private final ArtifactPort memory = InMemoryArtifacts.empty();

        @Override
        protected ArtifactPort port() {
            return new ArtifactPort() {
                @Override
                public Artifact save(ArtifactDraft draft) {
                    return memory.save(
                            new ArtifactDraft(
                                    draft.content(),
                                    draft.mediaType(),
                                    draft.extension(),
                                    Optional.of(new Idempotency("always the same", ""))));
                }

                @Override
                public Optional<ArtifactContent> read(ArtifactKey key) {
                    return memory.read(key);
                }

                @Override
                public List<Artifact> list(int limit) {
                    return memory.list(limit);
                }
            };
        }

        @Override
        protected ArtifactPort unwritable() {
            return memory;
        }
    }

    static class GenerousClaims extends ClaimPortContract {

        @Override
        protected ClaimPort port() {
            return new ClaimPort() {
                @Override
                public Claim claim(Idempotency idempotency, String extension, Deadline until) {
                    return new Claim.Granted();
                }

                @Override
                public void release(Idempotency idempotency) {}
            };
        }

        @Override
        protected ArtifactPort artifacts() {
            return InMemoryArtifacts.empty();
        }
    }

    static class LastOneWins extends ConversationPortContract {

        @Override
        protected ConversationPort port(ConversationLimits limits, InstantSource clock) {
            Map<ConversationId, Conversation> all = new ConcurrentHashMap<>();
            return new ConversationPort() {
                @Override
                public Optional<Conversation> find(ConversationId id, Deadline deadline) {
                    return Optional.ofNullable(all.get(id));
                }

                @Override
                public Conversation append(Conversation found, List<Turn> said, Deadline deadline) {
                    Conversation next =
                            found.with(said, ConversationLimits.DEFAULT, clock.instant());
                    all.put(found.id(), next);
                    return next;
                }

                @Override
                public void forget(ConversationId id, Deadline deadline) {}
            };
        }
    }

    static class StaleDocuments extends DocumentPortContract {

        @Override
        protected DocumentPort port() {
            return List::of;
        }

        @Override
        protected void write(String name, String text) {}

        @Override
        protected void remove(String name) {}

        @Override
        protected DocumentPort unreadable() {
            return List::of;
        }
    }

    static class ThrowingTools extends ToolPortContract {

        @Override
        protected ToolPort port() {
            return new ToolPort() {
                @Override
                public List<ToolDefinition> definitions() {
                    return List.of(new ToolDefinition("broken", "Breaks", "{\"type\":\"object\"}"));
                }

                @Override
                public ToolResult call(ToolCall call) {
                    throw new IllegalStateException("broken");
                }
            };
        }

        @Override
        protected ToolCall goodCall() {
            return new ToolCall("call-1", "broken", "{}");
        }
    }

    private static Completion answer(String text) {
        return new Completion(text, List.of(), FinishReason.STOP, TokenUsage.of(2, 3), MODEL);
    }
}
