package dev.promptport.packages.failure;

/** Why there are no packages, in a sentence that says what to do. */
public final class PackagingFailure extends RuntimeException {

    private static final long serialVersionUID = 1;

    public PackagingFailure(String sentence) {
        super(sentence);
    }
}
