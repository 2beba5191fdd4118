/**
 * How the containers behind endpoints are talked to: the bodies they take, and the many forms of
 * their answers, whole and streamed.
 */
@NullMarked
package dev.promptport.aws.sagemaker.dialect;

import org.jspecify.annotations.NullMarked;
