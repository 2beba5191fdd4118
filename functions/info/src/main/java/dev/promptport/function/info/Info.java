package dev.promptport.function.info;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.SortedMap;

/** What a deployment is made of and set to. */
@Serdeable
public record Info(
        @Schema(description = "What the environment tells of AWS; AWS itself is not asked") Aws aws,
        @Schema(
                        description =
                                "Groups of settings, each with its value or whether it is set, and its source; "
                                        + "environment, services and providers are lists of what there is")
                SortedMap<String, Object> settings) {

    /** Where this runs; what the environment does not tell is absent. */
    @Serdeable
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Aws(ApiGateway apigateway, LambdaFunction lambda, @Nullable String region) {}

    /** As Terraform tells it. */
    @Serdeable
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record ApiGateway(
            @JsonProperty("api_id") @Nullable String apiId,
            List<String> domains,
            @Nullable String stage) {}

    /** As Lambda tells it. */
    @Serdeable
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record LambdaFunction(
            @JsonProperty("function_name") @Nullable String functionName,
            @JsonProperty("memory_mb") @Nullable String memoryMb,
            @Nullable String version) {}
}
