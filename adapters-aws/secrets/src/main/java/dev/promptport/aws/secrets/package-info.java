/** Secrets kept in AWS Secrets Manager. Needs {@code secretsmanager:GetSecretValue}. */
@NullMarked
package dev.promptport.aws.secrets;

import org.jspecify.annotations.NullMarked;
