/** The bodies that classifiers take and the forms of their answers. */
@NullMarked
package dev.promptport.aws.sagemaker.classification;

import org.jspecify.annotations.NullMarked;
