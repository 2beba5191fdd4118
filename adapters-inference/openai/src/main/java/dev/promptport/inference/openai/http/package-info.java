/** Calls over HTTP that end with their deadline, and how often they are tried. */
@NullMarked
package dev.promptport.inference.openai.http;

import org.jspecify.annotations.NullMarked;
