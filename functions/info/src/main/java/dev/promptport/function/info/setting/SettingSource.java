package dev.promptport.function.info.setting;

import com.fasterxml.jackson.annotation.JsonValue;

import io.micronaut.context.env.PropertySource;
import io.micronaut.context.env.PropertySource.PropertyConvention;
import io.micronaut.context.env.SystemPropertiesPropertySource;
import io.micronaut.serde.annotation.Serdeable;

/** Where a setting's value comes from; what stands first here has the last word. */
@Serdeable
public enum SettingSource {
    /** The program that starts this one: its command line, a system property, or its code. */
    CONSTANT("constant"),
    /** The environment. */
    ENVIRONMENT("environment"),
    /**
     * The environment too, as Terraform made it: {@code PROMPTPORT_TERRAFORM_SETTINGS} lists which.
     */
    TERRAFORM("terraform"),
    /** The file {@code .env}, which only the local server reads. */
    DOTENV(".env"),
    /** A configuration file of Micronaut that the operator names. */
    FILE("file"),
    /** What was built in. */
    DEFAULT("default");

    private static final String BUILT_IN = "application";

    private final String label;

    SettingSource(String label) {
        this.label = label;
    }

    /** Its name in answers; of {@link #DOTENV} also the name of the property source. */
    @JsonValue
    public String label() {
        return label;
    }

    /** What a property source is, Terraform's part in the environment aside. */
    static SettingSource of(PropertySource source) {
        if (source.getName().equals(DOTENV.label)) {
            return DOTENV;
        }
        if (source.getConvention() == PropertyConvention.ENVIRONMENT_VARIABLE) {
            return ENVIRONMENT;
        }
        if (source.getOrder() >= SystemPropertiesPropertySource.POSITION) {
            return CONSTANT;
        }
        return source.getName().startsWith(BUILT_IN) ? DEFAULT : FILE;
    }
}
