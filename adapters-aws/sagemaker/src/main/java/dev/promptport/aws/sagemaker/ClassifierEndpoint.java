package dev.promptport.aws.sagemaker;

import dev.promptport.aws.sagemaker.classification.ClassifierBody;

/** An endpoint that labels texts. */
public record ClassifierEndpoint(EndpointTarget target, ClassifierBody body) {}
