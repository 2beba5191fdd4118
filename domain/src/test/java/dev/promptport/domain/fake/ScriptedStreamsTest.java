package dev.promptport.domain.fake;

import dev.promptport.domain.contract.StreamingCompletionPortContract;
import dev.promptport.domain.port.CompletionPort;
import dev.promptport.domain.port.StreamingCompletionPort;

class ScriptedStreamsTest extends StreamingCompletionPortContract implements ScriptedSubject {

    private final ScriptedCompletions port = ScriptedSubject.scripted();

    @Override
    protected StreamingCompletionPort port() {
        return port;
    }

    @Override
    protected CompletionPort completions() {
        return port;
    }
}
