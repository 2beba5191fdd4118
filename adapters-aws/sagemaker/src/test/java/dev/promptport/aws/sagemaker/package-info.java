/** What the adapters promise, at the wire. */
@NullMarked
package dev.promptport.aws.sagemaker;

import org.jspecify.annotations.NullMarked;
