package dev.promptport.domain.fake;

import dev.promptport.domain.contract.CompletionPortContract;
import dev.promptport.domain.port.CompletionPort;

class ScriptedCompletionsTest extends CompletionPortContract implements ScriptedSubject {

    private final ScriptedCompletions port = ScriptedSubject.scripted();

    @Override
    protected CompletionPort port() {
        return port;
    }
}
