/** How classifiers are asked and understood. */
@NullMarked
package dev.promptport.aws.sagemaker.classification;

import org.jspecify.annotations.NullMarked;
