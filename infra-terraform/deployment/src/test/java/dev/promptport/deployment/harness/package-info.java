/**
 * The deployed functions at work: their code as it was deployed under Lambda's own runtime client,
 * with the services they ask played on this machine.
 */
@NullMarked
package dev.promptport.deployment.harness;

import org.jspecify.annotations.NullMarked;
