package dev.promptport.aws.bedrock.played;

import dev.promptport.aws.bedrock.Asking;
import dev.promptport.aws.bedrock.BedrockSettings;

import java.io.IOException;
import java.util.Set;

class InvokedLlamaContractTest extends BedrockContract {

    InvokedLlamaContractTest() throws IOException {
        super(
                Asking.LLAMA,
                new LlamaDialect(),
                BedrockSettings.DEFAULT.withInvoked(Set.of(Asking.LLAMA)));
    }
}
