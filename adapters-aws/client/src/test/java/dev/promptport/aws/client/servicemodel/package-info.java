/**
 * What AWS publishes of its services, and requests held against it: operations, the places and
 * shapes of their members, and the signature.
 */
@NullMarked
package dev.promptport.aws.client.servicemodel;

import org.jspecify.annotations.NullMarked;
