/** Artifacts and claims, documents and model files in Amazon S3, or in what speaks like it. */
@NullMarked
package dev.promptport.aws.s3;

import org.jspecify.annotations.NullMarked;
