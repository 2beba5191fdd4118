/** The bodies that InvokeModel takes and gives: one codec for each family of models. */
@NullMarked
package dev.promptport.aws.bedrock.invoke;

import org.jspecify.annotations.NullMarked;
