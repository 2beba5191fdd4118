/**
 * Terraform and the tools that read its language, as processes. The environment variables {@code
 * PROMPTPORT_TERRAFORM}, {@code PROMPTPORT_TFLINT} and {@code PROMPTPORT_CHECKOV} name other
 * commands than the ones of that name on the path.
 */
@NullMarked
package dev.promptport.deployment.terraform;

import org.jspecify.annotations.NullMarked;
