package dev.promptport.aws.sagemaker;

import dev.promptport.aws.client.AwsClients;
import dev.promptport.aws.client.wire.FaultServer;
import dev.promptport.aws.sagemaker.classification.ClassifierBody;
import dev.promptport.aws.sagemaker.container.PlayedClassifier;
import dev.promptport.domain.completion.ModelId;
import dev.promptport.domain.contract.ClassificationPortContract;
import dev.promptport.domain.port.ClassificationPort;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;

import software.amazon.awssdk.services.sagemakerruntime.SageMakerRuntimeAsyncClient;

import java.io.IOException;
import java.util.List;

/** Endpoints of every form keep what a classification port promises. */
class ClassificationPromisesTest {

    private static final String NAME = "sagemaker-scikit-learn-toxicity";

    abstract static class Promises extends ClassificationPortContract {

        private final ClassifierBody form;
        private FaultServer service;
        private AwsClients clients;
        private SageMakerClassifier adapter;

        Promises(ClassifierBody form) {
            this.form = form;
        }

        @BeforeEach
        void start() throws IOException {
            service = FaultServer.start(new PlayedClassifier(form));
            clients = new AwsClients(service.settings());
            adapter =
                    new SageMakerClassifier(
                            clients.build(SageMakerRuntimeAsyncClient.builder()),
                            List.of(new ClassifierEndpoint(EndpointTarget.of(NAME), form)));
        }

        @AfterEach
        void stop() throws IOException {
            clients.close();
            service.close();
        }

        @Override
        protected ClassificationPort port() {
            return adapter;
        }

        @Override
        protected ModelId model() {
            return new ModelId("sagemaker", NAME);
        }

        @Override
        protected String text() {
            return "you are all fools";
        }

        @Override
        protected String label() {
            return "__label__toxic";
        }
    }

    @Nested
    class OfAHandlerOfItsOwn extends Promises {
        OfAHandlerOfItsOwn() {
            super(ClassifierBody.Fields.DEFAULT);
        }
    }

    @Nested
    class OfBlazingText extends Promises {
        OfBlazingText() {
            super(new ClassifierBody.BlazingText());
        }
    }

    @Nested
    class OfHuggingFace extends Promises {
        OfHuggingFace() {
            super(new ClassifierBody.HuggingFace());
        }
    }
}
