@NullMarked
package dev.promptport.aws.secrets;

import org.jspecify.annotations.NullMarked;
