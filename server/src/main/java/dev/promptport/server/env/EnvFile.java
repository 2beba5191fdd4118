package dev.promptport.server.env;

import dev.promptport.domain.failure.Misconfigured;

import io.micronaut.context.env.EnvironmentPropertySource;
import io.micronaut.context.env.MapPropertySource;
import io.micronaut.context.env.PropertySource;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The settings of a {@code .env}, as if they stood in the environment, which goes before them. What
 * is empty there is not set.
 */
public final class EnvFile extends MapPropertySource {

    private static final String NAME = ".env";
    private static final String SETTING = "ENV_FILE";
    private static final int LARGEST_BYTES = 1 << 16;
    private static final int POSITION = EnvironmentPropertySource.POSITION - 50;

    private EnvFile(Map<String, String> values) {
        super(NAME, values);
    }

    /**
     * The file that {@code ENV_FILE} in the environment names, or else the one in the directory,
     * which need not be there.
     *
     * @throws Misconfigured when it cannot be read, in one sentence with the number of the line
     */
    public static EnvFile read(Map<String, String> environment, Path directory) {
        String named = environment.getOrDefault(SETTING, "");
        Path file = directory.resolve(named.isBlank() ? NAME : named.strip());
        if (Files.exists(file)) {
            return new EnvFile(values(file));
        }
        if (!named.isBlank()) {
            throw new Misconfigured(SETTING + " names the file " + file + ", which is not there");
        }
        return new EnvFile(Map.of());
    }

    private static Map<String, String> values(Path file) {
        Map<String, String> values;
        try {
            values = new LinkedHashMap<>(EnvText.read(text(file)));
        } catch (EnvText.WrongLine e) {
            throw new Misconfigured("the file " + file + " is wrong: " + e.getMessage(), e);
        }
        values.values().removeIf(String::isBlank);
        return values;
    }

    private static String text(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(LARGEST_BYTES + 1);
            if (bytes.length > LARGEST_BYTES) {
                throw new Misconfigured(
                        "the file " + file + " is larger than " + LARGEST_BYTES + " bytes");
            }
            String text =
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new Misconfigured("the file " + file + " is not text in UTF-8", e);
        } catch (IOException e) {
            throw new Misconfigured("the file " + file + " cannot be read", e);
        }
    }

    @Override
    public int getOrder() {
        return POSITION;
    }

    @Override
    public PropertySource.PropertyConvention getConvention() {
        return PropertySource.PropertyConvention.ENVIRONMENT_VARIABLE;
    }
}
