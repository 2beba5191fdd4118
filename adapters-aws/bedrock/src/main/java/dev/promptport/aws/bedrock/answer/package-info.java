/** Answers as they grow, piece by piece, whichever way the pieces come. */
@NullMarked
package dev.promptport.aws.bedrock.answer;

import org.jspecify.annotations.NullMarked;
