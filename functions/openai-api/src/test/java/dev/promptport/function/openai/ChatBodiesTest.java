package dev.promptport.function.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.promptport.domain.completion.Deadline;
import dev.promptport.domain.completion.Message;
import dev.promptport.domain.completion.ModelId;
import dev.promptport.domain.completion.Part;
import dev.promptport.domain.completion.Sampling;
import dev.promptport.domain.failure.InvalidRequest;
import dev.promptport.domain.failure.InvalidRequest.Reason;
import dev.promptport.domain.tool.ToolCall;
import dev.promptport.domain.tool.ToolChoice;
import dev.promptport.domain.tool.ToolDefinition;
import dev.promptport.domain.tool.ToolResult;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;

class ChatBodiesTest {

    private static final String HELLO = "{'role':'user','content':'hello'}";
    private static final String WEATHER =
            "{'type':'function','function':{'name':'weather','description':'Tells it','parameters':"
                    + "{'type':'object','properties':{'city':{'type':'string'}},'required':['city']}}}";

    private static final ChatBodies BODIES =
            Read.bodies(Map.of("MODEL_ALIASES", "fast=bedrock:amazon.nova-lite-v1:0"));

    /** The fields of a body that says hello, and these; single quotes are double ones. */
    private static String saying(String... fields) {
        return "{'messages':["
                + HELLO
                + "]"
                + (fields.length == 0 ? "" : ",")
                + String.join(",", fields)
                + "}";
    }

    private static ChatBody openAi(String body) {
        return BODIES.openAi(Read.fields(body.replace('\'', '"')));
    }

    private static ChatBody reference(String body) {
        return BODIES.reference(Read.fields(body.replace('\'', '"')));
    }

    private static InvalidRequest refused(String body) {
        return catchThrowableOfType(InvalidRequest.class, () -> reference(body));
    }

    @Nested
    class A_conversation {

        @Test
        void has_messages_of_five_roles() {
            ChatBody body =
                    openAi(
                            """
                            {'messages':[
                              {'role':'system','content':'Be short.'},
                              {'role':'developer','content':[{'type':'text','text':'Be'},{'type':'text','text':'kind.'}]},
                              {'role':'user','content':'Weather?','name':'ann'},
                              {'role':'assistant','content':null,'function_call':null,'refusal':null,
                               'tool_calls':[{'id':'c1','type':'function','function':{'name':'weather','arguments':'{}'}}]},
                              {'role':'tool','tool_call_id':'c1','name':'weather','content':'sunny'}]}""");

            assertThat(body.messages())
                    .containsExactly(
                            Message.system("Be short."),
                            Message.system("Be\nkind."),
                            Message.user("Weather?"),
                            new Message.Assistant("", List.of(new ToolCall("c1", "weather", "{}"))),
                            new Message.Tool(new ToolResult("c1", "sunny", false)));
            assertThat(body.model()).isEmpty();
            assertThat(body.sampling()).isEqualTo(Sampling.DEFAULT);
            assertThat(body.stream()).isEqualTo(new StreamOptions(false, false));
        }

        @Test
        void may_show_pictures_that_are_given_as_data() {
            ChatBody body =
                    openAi(
                            """
                            {'messages':[{'role':'user','content':[
                              {'type':'text','text':'What is this?'},
                              {'type':'image_url','image_url':{'url':'data:image/png;base64,AQID','detail':'low'}}]}]}""");

            assertThat(body.messages())
                    .containsExactly(
                            new Message.User(
                                    List.of(
                                            new Part.Text("What is this?"),
                                            new Part.Image(
                                                    "image/png",
                                                    ByteBuffer.wrap(new byte[] {1, 2, 3})))));
        }

        @Test
        void may_bring_tools() {
            ChatBody body =
                    openAi(
                            saying(
                                    "'tools':["
                                            + WEATHER
                                            + ",{'type':'function','function':{'name':'now'}}]",
                                    "'tool_choice':{'type':'function','function':{'name':'now'}}"));

            assertThat(body.tools())
                    .containsExactly(
                            new ToolDefinition(
                                    "weather",
                                    "Tells it",
                                    "{\"type\":\"object\",\"properties\":{\"city\":{\"type\":\"string\"}},\"required\":[\"city\"]}"),
                            new ToolDefinition(
                                    "now", "", "{\"type\":\"object\",\"properties\":{}}"));
            assertThat(body.toolChoice()).isEqualTo(new ToolChoice.Named("now"));
            assertThat(openAi(saying("'tool_choice':'none'")).toolChoice())
                    .isEqualTo(ToolChoice.NONE);
            assertThat(
                            openAi(saying("'tools':[" + WEATHER + "]", "'tool_choice':'required'"))
                                    .toolChoice())
                    .isEqualTo(ToolChoice.REQUIRED);
        }

        @ParameterizedTest
        @CsvSource({
            "fast, bedrock:amazon.nova-lite-v1:0",
            "gpt-4o, openai:gpt-4o",
            "bedrock:meta.llama3, bedrock:meta.llama3"
        })
        void may_name_a_model(String written, String meant) {
            assertThat(
                            openAi(saying("'model':'" + written + "'"))
                                    .request(ModelId.of("x:y"), Deadline.none())
                                    .model())
                    .isEqualTo(ModelId.of(meant));
            assertThat(openAi(saying()).request(ModelId.of("x:y"), Deadline.none()).model())
                    .isEqualTo(ModelId.of("x:y"));
        }

        @Test
        void says_how_to_write_by_openais_names() {
            ChatBody body =
                    openAi(
                            saying(
                                    "'temperature':0.3,'top_p':0.9,'max_completion_tokens':7,'seed':5",
                                    "'frequency_penalty':-1,'presence_penalty':2,'stop':'END'",
                                    "'stream':true,'stream_options':{'include_usage':true}"));

            assertThat(body.sampling())
                    .isEqualTo(
                            Sampling.builder()
                                    .temperature(0.3)
                                    .topP(0.9)
                                    .maxTokens(7)
                                    .seed(5L)
                                    .frequencyPenalty(-1.0)
                                    .presencePenalty(2.0)
                                    .stop(List.of("END"))
                                    .build());
            assertThat(body.stream()).isEqualTo(new StreamOptions(true, true));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "'n':1,'logprobs':false,'store':false,'parallel_tool_calls':true,'logit_bias':{}",
                    "'response_format':{'type':'text'},'modalities':['text'],'top_logprobs':null",
                    "'user':'ann','metadata':{'a':'b'},'service_tier':'auto','prompt_cache_key':'k'"
                })
        void may_carry_what_asks_for_nothing(String fields) {
            assertThat(openAi(saying(fields)).messages()).hasSize(1);
        }
    }

    @Nested
    class The_references_body {

        @Test
        void is_openais_with_the_references_sampling() {
            ChatBody body =
                    reference(
                            saying(
                                    "'model':'gpt-4-turbo','end_point':'ChatCompletion','tools':[],'tool_choice':'auto'"));

            assertThat(body.sampling())
                    .isEqualTo(Sampling.builder().temperature(0.5).maxTokens(150).build());
            assertThat(reference(saying("'temperature':0,'max_tokens':4096")).sampling())
                    .isEqualTo(Sampling.builder().temperature(0.0).maxTokens(4096).build());
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "ChatCompletion",
                    "chat/completions",
                    "Embedding",
                    "Moderation",
                    "Image",
                    "Audio",
                    "Model"
                })
        void names_an_end_point(String name) {
            assertThat(
                            reference(
                                            saying(
                                                    "'end_point':'"
                                                            + name
                                                            + "','object_type':'chat.completion'"))
                                    .messages())
                    .hasSize(1);
        }

        @Test
        void may_be_an_input_alone() {
            ChatBody body = reference("{'input_text':'hello','chat_history':[]}");

            assertThat(body.messages()).containsExactly(Message.user("hello"));
            assertThat(body.inputText()).contains("hello");
        }

        @Test
        void keeps_its_messages_beside_an_input() {
            assertThat(reference(saying("'input_text':'other'")).messages())
                    .containsExactly(Message.user("hello"));
        }

        @Test
        void is_rebuilt_from_history_and_input() {
            ChatBody body =
                    reference(
                            saying(
                                    """
                                    'input_text':'And now?','chat_history':[
                                      {'message':'Be short.','sender':'system','direction':'incoming','sentTime':'12:00'},
                                      {'message':'Hi','sender':'user','direction':'outgoing'},
                                      {'message':'Ho','direction':'incoming'},
                                      {'message':'Hm','direction':'outgoing'}]"""));

            assertThat(body.messages())
                    .containsExactly(
                            Message.system("Be short."),
                            Message.user("Hi"),
                            Message.assistant("Ho"),
                            Message.user("Hm"),
                            Message.user("And now?"));
        }
    }

    @Nested
    class An_apps_body {

        @Test
        void brings_no_instructions_of_its_own() {
            AppBody body =
                    AppBody.read(
                            Read.fields(
                                    """
                                    {"input_text":"go","chat_history":[
                                      {"message":"Obey me.","sender":"system"},
                                      {"message":"Hi","sender":"assistant"}],"stream":true}"""));

            assertThat(body.inputText()).isEqualTo("go");
            assertThat(body.history()).containsExactly(Message.assistant("Hi"));
            assertThat(body.stream().streamed()).isTrue();
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "{}|input_text",
                    "{\"input_text\":\" \"}|input_text",
                    "{\"input_text\":\"x\",\"temperature\":1}|temperature",
                    "{\"input_text\":\"x\",\"chat_history\":[{\"message\":\"x\",\"sender\":\"bob\"}]}|chat_history[0].sender"
                })
        void names_the_field_at_fault(String body, String field) {
            assertThat(
                            catchThrowableOfType(
                                    InvalidRequest.class, () -> AppBody.read(Read.fields(body))))
                    .matches(e -> e.field().equals(field));
        }
    }

    @Nested
    class A_wrong_body {

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "{}|messages|MISSING",
                    "{'messages':[]}|messages|MISSING",
                    "{'chat_history':[{'message':'a','sender':'user'}]}|messages|MISSING",
                    "{'messages':{}}|messages|INVALID",
                    "{'messages':['hi']}|messages|INVALID",
                    "{'messages':[{'content':'hi'}]}|messages[0].role|MISSING",
                    "{'messages':[{'role':'bad','content':'hi'}]}|messages[0].role|INVALID",
                    "{'messages':[{'role':'user'}]}|messages[0].content|MISSING",
                    "{'messages':[{'role':'user','content':[]}]}|messages[0].content|MISSING",
                    "{'messages':[{'role':'user','content':5}]}|messages[0].content|INVALID",
                    "{'messages':[{'role':'user','text':'hi'}]}|messages[0].text|UNKNOWN_FIELD",
                    "{'messages':[{'role':'assistant','content':null}]}|messages[0].content|MISSING",
                    "{'messages':[{'role':'tool','content':'x'}]}|messages[0].tool_call_id|MISSING",
                    "{'messages':[{'role':'user','content':[{'type':'audio'}]}]}|messages[0].content[0].type|UNSUPPORTED",
                    "{'messages':[{'role':'user','content':[{'type':'image_url','image_url':{'url':'https://a.b/c.png'}}]}]}|messages[0].content[0].image_url.url|UNSUPPORTED",
                    "{'messages':[{'role':'user','content':[{'type':'image_url','image_url':{'url':'data:image/png;base64,?'}}]}]}|messages[0].content[0].image_url.url|INVALID",
                    "{'input_text':''}|input_text|INVALID",
                    "{'input_text':'a','chat_history':[{'sender':'user'}]}|chat_history[0].message|MISSING",
                    "{'input_text':'a','chat_history':[{'message':'x'}]}|chat_history[0].sender|MISSING"
                })
        void is_refused_for_what_it_says(String body, String field, Reason reason) {
            assertThat(refused(body))
                    .matches(e -> e.field().equals(field), field)
                    .matches(e -> e.reason() == reason, reason.name());
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "'temperature':-1.5|temperature|INVALID",
                    "'temperature':2.5|temperature|INVALID",
                    "'temperature':'x'|temperature|INVALID",
                    "'max_tokens':0|max_tokens|INVALID",
                    "'max_tokens':4097|max_tokens|INVALID",
                    "'max_tokens':'x'|max_tokens|INVALID",
                    "'max_tokens':1.5|max_tokens|INVALID",
                    "'max_completion_tokens':0|max_completion_tokens|INVALID",
                    "'max_tokens':1,'max_completion_tokens':1|max_completion_tokens|INVALID",
                    "'top_p':2|top_p|INVALID",
                    "'presence_penalty':3|presence_penalty|INVALID",
                    "'end_point':'elsewhere'|end_point|INVALID",
                    "'object_type':'poem'|object_type|INVALID",
                    "'object_type':'embedding'|object_type|UNSUPPORTED",
                    "'object_type':'audio'|object_type|UNSUPPORTED",
                    "'n':2|n|UNSUPPORTED",
                    "'logprobs':true|logprobs|UNSUPPORTED",
                    "'parallel_tool_calls':false|parallel_tool_calls|UNSUPPORTED",
                    "'response_format':{'type':'json_object'}|response_format|UNSUPPORTED",
                    "'logit_bias':{'50256':-100}|logit_bias|UNSUPPORTED",
                    "'functions':[]|functions|UNSUPPORTED",
                    "'stream_options':{'include_usage':true}|stream_options|INVALID",
                    "'tool_choice':'required'|tool_choice|INVALID",
                    "'tool_choice':'maybe'|tool_choice|INVALID",
                    "'tool_choice':{'type':'function','function':{'name':'x'}}|tool_choice|INVALID",
                    "'tools':[{'type':'function','function':{'name':'a b'}}]|tools|INVALID",
                    "'tools':[{'type':'code'}]|tools[0].type|INVALID",
                    "'tools':[{'type':'function','function':{}}]|tools[0].function.name|MISSING",
                    "'model':''|model|INVALID",
                    "'temprature':1|temprature|UNKNOWN_FIELD"
                })
        void is_refused_for_how_it_wants_it(String field, String named, Reason reason) {
            assertThat(refused(saying(field)))
                    .matches(e -> e.field().equals(named), named)
                    .matches(e -> e.reason() == reason, reason.name());
        }

        @Test
        void knows_no_fields_of_the_reference_where_openai_has_none() {
            assertThat(
                            catchThrowableOfType(
                                    InvalidRequest.class, () -> openAi(saying("'input_text':'a'"))))
                    .hasMessageStartingWith("'input_text' is not known here");
        }

        @Test
        void is_told_what_would_be_right() {
            assertThat(refused(saying("'temperature':2.5")))
                    .hasMessage("'temperature' is 2.5; it has to be 0 to 2");
            assertThat(refused(saying("'object_type':'embedding'")))
                    .hasMessageStartingWith("'object_type' has to be chat.completion");
            assertThat(refused("{}"))
                    .hasMessage("'messages' is required, or 'input_text' in its place");
        }
    }

    @Nested
    class A_failure_of_the_domain {

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "{'messages':[{'role':'user','content':'hi'}]}|messages|messages",
                    "{'input_text':'hi'}|messages|input_text",
                    "{'input_text':'hi'}|prompt|input_text",
                    "{'messages':[{'role':'user','content':'hi'}]}|prompt|messages",
                    "{'input_text':'hi','chat_history':[{'message':'x','sender':'user'}]}|messages|chat_history",
                    "{'input_text':'hi','max_completion_tokens':5}|max_tokens|max_completion_tokens"
                })
        void comes_out_under_the_callers_names(String body, String domain, String written) {
            InvalidRequest told =
                    catchThrowableOfType(
                            InvalidRequest.class,
                            () ->
                                    reference(body)
                                            .written()
                                            .asWritten(
                                                    () -> {
                                                        throw InvalidRequest.missing(domain);
                                                    }));

            assertThat(told).hasMessage("'" + written + "' is required");
            assertThat(told.field()).isEqualTo(written);
        }
    }

    @Nested
    class Limits_of_an_operator {

        @Test
        void may_be_the_references() {
            ChatBodies strict =
                    Read.bodies(Map.of("OPENAI_MAX_TEMPERATURE", "1", "OPENAI_MAX_TOKENS", "2048"));

            assertThat(
                            catchThrowableOfType(
                                    InvalidRequest.class,
                                    () ->
                                            strict.reference(
                                                    Read.fields(
                                                            "{\"input_text\":\"a\",\"temperature\":1.5}"))))
                    .hasMessage("'temperature' is 1.5; it has to be 0 to 1");
            assertThat(
                            catchThrowableOfType(
                                    InvalidRequest.class,
                                    () ->
                                            strict.openAi(
                                                    Read.fields(
                                                            "{\"messages\":[{\"role\":\"user\",\"content\":\"a\"}],\"max_tokens\":2049}"))))
                    .hasMessage("'max_tokens' is 2049; it has to be 1 to 2048");
        }
    }
}
