package dev.promptport.function.http.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.zip.ZipEntry;

/** What holds for the zip of every function. */
public interface FunctionZipContract {

    FunctionZip zip();

    /** A pattern that is found in the names of what this function has no use for. */
    String useless();

    @Test
    default void holds_jars_and_no_more_all_of_one_time() throws IOException {
        assertThat(zip().entries())
                .isNotEmpty()
                .allSatisfy(
                        entry -> {
                            assertThat(entry.getName()).matches("lib/([^/]+\\.jar)?");
                            assertThat(entry.getTimeLocal().toString())
                                    .startsWith("2026-01-01T00:00");
                        });
        assertThat(zip().entries()).extracting(ZipEntry::getName).doesNotHaveDuplicates();
    }

    @Test
    default void carries_one_http_client_and_nothing_it_has_no_use_for() throws IOException {
        assertThat(zip().entries())
                .extracting(ZipEntry::getName)
                .noneMatch(
                        name ->
                                name.matches(
                                        ".*(netty|apache-client|apache5|url-connection|aws-crt).*"))
                .noneMatch(name -> name.matches(".*(" + useless() + ").*"));
    }
}
