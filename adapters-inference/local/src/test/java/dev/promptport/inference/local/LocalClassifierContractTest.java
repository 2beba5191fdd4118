package dev.promptport.inference.local;

import dev.promptport.domain.completion.ModelId;
import dev.promptport.domain.contract.ClassificationPortContract;
import dev.promptport.domain.port.ClassificationPort;
import dev.promptport.inference.local.golden.Golden;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class LocalClassifierContractTest extends ClassificationPortContract {

    private static LocalClassifier port;

    @BeforeAll
    static void load() {
        port =
                LocalClassifier.load(
                        new LocalClassifierSettings(
                                "tiny-bert", Precision.INT8, Golden.CACHE, 2, 1, 64, 512),
                        Golden.directory("tiny-bert"));
    }

    @AfterAll
    static void close() {
        port.close();
    }

    @Override
    protected ClassificationPort port() {
        return port;
    }

    @Override
    protected ModelId model() {
        return ModelId.of("local:tiny-bert");
    }

    @Override
    protected String text() {
        return "The harbour was quiet when the first boat came home with the morning light.";
    }

    @Override
    protected String label() {
        return "calm";
    }
}
