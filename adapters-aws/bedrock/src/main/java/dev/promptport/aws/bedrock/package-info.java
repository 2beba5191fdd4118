/**
 * Models of Amazon Bedrock as completion ports: through Converse and its streams, or through
 * InvokeModel where a setting says so.
 */
@NullMarked
package dev.promptport.aws.bedrock;

import org.jspecify.annotations.NullMarked;
