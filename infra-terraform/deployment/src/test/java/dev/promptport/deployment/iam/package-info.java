/**
 * What AWS would say to a call: policies, as JSON documents, evaluated by the rules of IAM. Covers
 * the elements and the conditions that this project's policies use; whatever else stands in a
 * policy is refused instead of being passed over.
 */
@NullMarked
package dev.promptport.deployment.iam;

import org.jspecify.annotations.NullMarked;
