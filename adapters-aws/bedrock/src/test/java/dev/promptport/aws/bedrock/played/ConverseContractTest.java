package dev.promptport.aws.bedrock.played;

import dev.promptport.aws.bedrock.Asking;
import dev.promptport.aws.bedrock.BedrockSettings;

import java.io.IOException;

class ConverseContractTest extends BedrockContract {

    ConverseContractTest() throws IOException {
        super(Asking.CLAUDE, new ConverseDialect(), BedrockSettings.DEFAULT);
    }
}
