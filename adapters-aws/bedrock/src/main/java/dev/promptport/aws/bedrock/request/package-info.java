/**
 * What is asked, in the terms all models of Bedrock share: turns, tools and sampling, checked
 * against what the family of the model takes.
 */
@NullMarked
package dev.promptport.aws.bedrock.request;

import org.jspecify.annotations.NullMarked;
