/** How a conversation becomes the one text that a container without roles reads. */
@NullMarked
package dev.promptport.aws.sagemaker.prompt;

import org.jspecify.annotations.NullMarked;
