/** Conversations in a table of Amazon DynamoDB. */
@NullMarked
package dev.promptport.aws.dynamodb;

import org.jspecify.annotations.NullMarked;
