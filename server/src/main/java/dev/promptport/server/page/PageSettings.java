package dev.promptport.server.page;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/**
 * What the page may do, set as {@code page.*} or in the environment as {@code PAGE_*}.
 *
 * @param apiOrigins origins that the page may call beside this server, with commas; none when empty
 */
@ConfigurationProperties("page")
record PageSettings(@Bindable(defaultValue = "") String apiOrigins) {}
