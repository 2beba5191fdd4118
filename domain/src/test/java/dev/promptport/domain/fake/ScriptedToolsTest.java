package dev.promptport.domain.fake;

import dev.promptport.domain.contract.ToolPortContract;
import dev.promptport.domain.port.ToolPort;
import dev.promptport.domain.tool.ToolCall;

class ScriptedToolsTest extends ToolPortContract {

    @Override
    protected ToolPort port() {
        return new ScriptedTools().tool("echo", arguments -> arguments);
    }

    @Override
    protected ToolCall goodCall() {
        return new ToolCall("call-1", "echo", "{\"text\":\"hello\"}");
    }
}
