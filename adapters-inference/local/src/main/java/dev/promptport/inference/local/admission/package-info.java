/** Lets a bounded number of jobs run and wait, and turns the rest away. */
@NullMarked
package dev.promptport.inference.local.admission;

import org.jspecify.annotations.NullMarked;
