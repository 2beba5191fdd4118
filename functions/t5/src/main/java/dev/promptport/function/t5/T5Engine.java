package dev.promptport.function.t5;

import dev.promptport.domain.port.CompletionPort;
import dev.promptport.domain.port.StreamingCompletionPort;

/** A loaded model behind its ports, and what gives its memory back. */
public record T5Engine(
        CompletionPort completion, StreamingCompletionPort streaming, Runnable release) {}
