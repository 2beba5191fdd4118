/**
 * How AWS is called: the settings, one HTTP client for answers and streams, one retry loop, calls
 * that end with their deadline, and what the SDK's errors mean.
 */
@NullMarked
package dev.promptport.aws.client;

import org.jspecify.annotations.NullMarked;
