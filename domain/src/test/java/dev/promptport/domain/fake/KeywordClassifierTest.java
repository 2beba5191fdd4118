package dev.promptport.domain.fake;

import dev.promptport.domain.completion.ModelId;
import dev.promptport.domain.contract.ClassificationPortContract;
import dev.promptport.domain.port.ClassificationPort;

import java.util.Map;
import java.util.Set;

class KeywordClassifierTest extends ClassificationPortContract {

    @Override
    protected ClassificationPort port() {
        return new KeywordClassifier(
                model(),
                Map.of(
                        "toxic",
                        Set.of("idiot", "stupid"),
                        "kind",
                        Set.of("thanks"),
                        "none",
                        Set.of()));
    }

    @Override
    protected ModelId model() {
        return ModelId.of("scripted:keywords");
    }

    @Override
    protected String text() {
        return "What a stupid, stupid idiot!";
    }

    @Override
    protected String label() {
        return "toxic";
    }
}
