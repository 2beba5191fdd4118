/** JSON as the SDK reads and writes it. */
@NullMarked
package dev.promptport.aws.bedrock.json;

import org.jspecify.annotations.NullMarked;
