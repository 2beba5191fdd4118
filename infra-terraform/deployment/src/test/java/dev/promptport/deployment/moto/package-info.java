/**
 * AWS as moto plays it, a program in Python: the server and what it tells of the things in it, by
 * AWS's own APIs.
 */
@NullMarked
package dev.promptport.deployment.moto;

import org.jspecify.annotations.NullMarked;
