package dev.promptport.deployment.edge;

import dev.promptport.deployment.moto.AwsApi;

import java.util.List;

/** All that is deployed under an address of AWS. */
public final class Edge {

    /** Something with an address. */
    interface Address {

        boolean answersAt(String host);

        /**
         * What becomes of a request.
         *
         * @throws AssertionError when AWS would not hand it to a function
         */
        Invocation invocation(HttpCall call);
    }

    static final String API_GATEWAY = "apigateway.amazonaws.com";

    private final List<Address> addresses;

    public Edge(AwsApi aws) {
        addresses = List.of(new RestApis(aws), new HttpApis(aws), new FunctionUrls(aws));
    }

    /**
     * What becomes of a request.
     *
     * @throws AssertionError when AWS would not hand it to a function
     */
    public Invocation invocation(HttpCall call) {
        String host = call.uri().getHost();
        return addresses.stream()
                .filter(address -> address.answersAt(host))
                .findFirst()
                .orElseThrow(() -> new AssertionError("nothing is deployed at " + host))
                .invocation(call);
    }
}
