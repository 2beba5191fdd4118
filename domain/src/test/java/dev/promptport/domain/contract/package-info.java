/**
 * What each port promises, as tests: an adapter's test extends the suite of its port and supplies
 * the port.
 */
@NullMarked
package dev.promptport.domain.contract;

import org.jspecify.annotations.NullMarked;
