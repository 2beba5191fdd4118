/** What containers are asked, and how their answers are understood. */
@NullMarked
package dev.promptport.aws.sagemaker.dialect;

import org.jspecify.annotations.NullMarked;
