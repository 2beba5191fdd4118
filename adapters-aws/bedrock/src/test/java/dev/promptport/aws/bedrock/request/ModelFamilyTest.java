package dev.promptport.aws.bedrock.request;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelFamilyTest {

    @ParameterizedTest
    @CsvSource({
        "anthropic.claude-3-haiku-20240307-v1:0, CLAUDE",
        "us.anthropic.claude-sonnet-4-5-20250929-v1:0, CLAUDE",
        "global.anthropic.claude-opus-4-1-20250805-v1:0, CLAUDE",
        "us-gov.anthropic.claude-3-5-sonnet-20240620-v1:0, CLAUDE",
        "anthropic.claude-v2:1, CLAUDE_TEXT",
        "anthropic.claude-instant-v1, CLAUDE_TEXT",
        "arn:aws:bedrock:us-east-1::foundation-model/anthropic.claude-v2, CLAUDE_TEXT",
        "arn:aws:bedrock:eu-central-1:123456789012:inference-profile/eu.amazon.nova-lite-v1:0, NOVA",
        "amazon.nova-pro-v1:0, NOVA",
        "amazon.titan-text-express-v1, TITAN_TEXT",
        "amazon.titan-tg1-large, TITAN_TEXT",
        "amazon.titan-embed-text-v2:0, OTHER",
        "meta.llama3-8b-instruct-v1:0, LLAMA",
        "us.meta.llama4-scout-17b-instruct-v1:0, LLAMA",
        "mistral.mixtral-8x7b-instruct-v0:1, MISTRAL",
        "cohere.command-r-plus-v1:0, COHERE",
        "cohere.embed-english-v3, OTHER",
        "ai21.jamba-1-5-mini-v1:0, JAMBA",
        "openai.gpt-oss-20b-1:0, OTHER",
        "arn:aws:bedrock:us-east-1:123456789012:imported-model/abcdef123456, OTHER",
        "arn:aws:bedrock:us-east-1:123456789012:custom-model/meta.llama3-8b/abcdef123456, LLAMA"
    })
    void isToldByTheId(String id, ModelFamily family) {
        assertThat(ModelFamily.ofId(id)).isEqualTo(family);
    }

    @Test
    void isNamedInSettingsByItsLabel() {
        assertThat(ModelFamily.TITAN_TEXT.label()).isEqualTo("titan-text");
        for (ModelFamily family : ModelFamily.values()) {
            assertThat(ModelFamily.labelled(family.label())).contains(family);
        }
        assertThat(ModelFamily.labelled("TITAN_TEXT")).isEmpty();
    }
}
