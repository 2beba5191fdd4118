/** PyTorch's libraries for one platform, and the jars around them without those of all others. */
@NullMarked
package dev.promptport.packages.natives;

import org.jspecify.annotations.NullMarked;
