package dev.promptport.inference.local.source;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * One file of a repository, as the Hub describes it.
 *
 * @param size bytes, where the Hub tells
 * @param checksum where the Hub tells
 */
record HubFile(String name, OptionalLong size, Optional<Checksum> checksum) {}
