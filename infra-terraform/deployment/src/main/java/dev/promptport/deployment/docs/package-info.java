/**
 * The tables of inputs, outputs and resources in the READMEs of the Terraform modules, made from
 * the modules themselves. It is a program that needs nothing but a JDK: {@code mvn -q -N -f
 * infra-terraform validate exec:exec@docs} calls it from its sources.
 */
@NullMarked
package dev.promptport.deployment.docs;

import org.jspecify.annotations.NullMarked;
