/** Careful reading of JSON that somebody else wrote. */
@NullMarked
package dev.promptport.aws.sagemaker.json;

import org.jspecify.annotations.NullMarked;
