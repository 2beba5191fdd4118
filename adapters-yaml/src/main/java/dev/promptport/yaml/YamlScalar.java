package dev.promptport.yaml;

import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.resolver.CoreScalarResolver;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * What a scalar means. Null, true and false are written as YAML's core schema has them, numbers as
 * JSON has them: {@code 0049} and {@code +4930123} stay the texts they may well be. So does a
 * number of a length that nobody counts with.
 */
final class YamlScalar {

    private static final Pattern NUMBER =
            Pattern.compile("-?(0|[1-9]\\d{0,99})(\\.\\d{1,99})?([eE][-+]?\\d{1,4})?");

    private YamlScalar() {}

    static Yaml read(ScalarEvent scalar, int line) {
        String text = scalar.getValue();
        if (!scalar.isPlain()) {
            return new Yaml.Text(line, text);
        }
        if (text.isEmpty() || CoreScalarResolver.NULL.matcher(text).matches()) {
            return new Yaml.Nothing(line);
        }
        if (CoreScalarResolver.BOOL.matcher(text).matches()) {
            return new Yaml.Truth(line, Boolean.parseBoolean(text));
        }
        return NUMBER.matcher(text).matches()
                ? new Yaml.Number(line, new BigDecimal(text))
                : new Yaml.Text(line, text);
    }
}
