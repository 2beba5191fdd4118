/** A Bedrock that keeps its promises: it writes word by word, counts them, and stops when told. */
@NullMarked
package dev.promptport.aws.bedrock.played;

import org.jspecify.annotations.NullMarked;
