/** Endpoints that a test plays. */
@NullMarked
package dev.promptport.aws.sagemaker.container;

import org.jspecify.annotations.NullMarked;
