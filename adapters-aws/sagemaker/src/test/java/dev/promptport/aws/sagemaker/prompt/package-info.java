/** How conversations are written. */
@NullMarked
package dev.promptport.aws.sagemaker.prompt;

import org.jspecify.annotations.NullMarked;
