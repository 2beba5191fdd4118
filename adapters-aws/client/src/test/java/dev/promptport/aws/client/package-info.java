/** How AWS is called, shown with Amazon Bedrock as the service. */
@NullMarked
package dev.promptport.aws.client;

import org.jspecify.annotations.NullMarked;
