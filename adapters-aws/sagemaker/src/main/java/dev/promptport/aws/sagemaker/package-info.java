/**
 * Text generation and classification by SageMaker endpoints: the two adapters, their settings, the
 * calls and what the service's errors mean.
 */
@NullMarked
package dev.promptport.aws.sagemaker;

import org.jspecify.annotations.NullMarked;
