package dev.promptport.aws.bedrock.played;

import dev.promptport.aws.bedrock.Asking;
import dev.promptport.aws.bedrock.BedrockSettings;

import java.io.IOException;

/** The model is told no stop sequences, and they are kept all the same. */
class ConverseWithoutStopsContractTest extends BedrockContract {

    ConverseWithoutStopsContractTest() throws IOException {
        super(Asking.LLAMA, new ConverseDialect(), BedrockSettings.DEFAULT);
    }
}
