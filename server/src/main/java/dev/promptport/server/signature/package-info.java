/**
 * AWS Signature Version 4 at the local server's door: what a function URL with {@code AWS_IAM}
 * checks before it lets a request in.
 */
@NullMarked
package dev.promptport.server.signature;

import org.jspecify.annotations.NullMarked;
