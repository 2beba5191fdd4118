package dev.promptport.aws.bedrock;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/** What the service's model says of the bodies of Converse. */
final class ConverseSchema {

    private static final Schema SCHEMA = load();

    private ConverseSchema() {}

    /** What is wrong with the body, one line each. */
    static List<String> faults(String body) {
        return SCHEMA.validate(body, InputFormat.JSON).stream().map(Error::toString).toList();
    }

    private static Schema load() {
        try (InputStream file =
                Objects.requireNonNull(
                        ConverseSchema.class.getResourceAsStream("converse-request.schema.json"))) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
