package dev.promptport.server.page;

import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Tests that get a {@link Visit} to the page and the {@link PlayedModel} that answers it. Skipped
 * where there is no Chromium.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@EnabledIf(
        value = "dev.promptport.server.page.Chromium#isInstalled",
        disabledReason = Chromium.MISSING)
@ExtendWith(Visits.class)
@interface InBrowser {}
