package dev.promptport.aws.client.servicemodel;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Why AWS would refuse a request. */
public final class RequestFaults {

    /** The services that are called, by the names they sign with. */
    private static final Map<String, String> SERVICES =
            Map.of(
                    "bedrock", "bedrock-runtime",
                    "dynamodb", "dynamodb",
                    "s3", "s3",
                    "sagemaker", "sagemaker-runtime",
                    "secretsmanager", "secretsmanager");

    private RequestFaults() {}

    /**
     * What is wrong with the signature, and with all else that the model of the service asks for
     * which the request is signed; without botocore, the signature alone is judged.
     */
    public static List<String> of(SentRequest request, String region) {
        Optional<Signature> signature = Signature.of(request);
        if (signature.isEmpty()) {
            return List.of("authorization: is no Signature Version 4");
        }
        String service = signature.get().service();
        if (!SERVICES.containsKey(service)) {
            return List.of("authorization: is for " + service + ", which is not called here");
        }
        List<String> faults = new ArrayList<>(signature.get().faults(request, region));
        ServiceModel.published(SERVICES.get(service))
                .ifPresent(model -> faults.addAll(model.faults(request)));
        return faults;
    }
}
