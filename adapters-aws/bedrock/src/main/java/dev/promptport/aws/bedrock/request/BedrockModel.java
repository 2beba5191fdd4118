package dev.promptport.aws.bedrock.request;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A model as it is called.
 *
 * @param name its id, an inference profile's id, or an ARN
 */
public record BedrockModel(String name, ModelFamily family) {

    /** Since Claude 4 the version follows the name; what has more digits is a date. */
    private static final Pattern VERSION =
            Pattern.compile("claude-[a-z]+-(\\d{1,2})(?:-(\\d{1,2}))?(?!\\d)");

    private static final int FIRST_EXCLUSIVE = 41;

    /** Whether it refuses temperature and top-p together: Claude does from 4.1 on. */
    boolean takesOneOfTemperatureAndTopP() {
        Matcher version = VERSION.matcher(name);
        return family == ModelFamily.CLAUDE
                && version.find()
                && 10 * Integer.parseInt(version.group(1)) + minor(version) >= FIRST_EXCLUSIVE;
    }

    private static int minor(Matcher version) {
        return version.group(2) == null ? 0 : Math.min(9, Integer.parseInt(version.group(2)));
    }
}
