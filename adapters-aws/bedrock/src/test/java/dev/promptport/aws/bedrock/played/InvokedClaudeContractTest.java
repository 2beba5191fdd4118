package dev.promptport.aws.bedrock.played;

import dev.promptport.aws.bedrock.Asking;
import dev.promptport.aws.bedrock.BedrockSettings;

import java.io.IOException;
import java.util.Set;

class InvokedClaudeContractTest extends BedrockContract {

    InvokedClaudeContractTest() throws IOException {
        super(
                Asking.CLAUDE,
                new ClaudeDialect(),
                BedrockSettings.DEFAULT.withInvoked(Set.of("claude")));
    }
}
