package dev.promptport.inference.local.admission;

/** Work that waits its turn. It ends in {@link #run} or, if the workers close first, in drop. */
public interface Job extends Runnable {

    /** Tells whoever waits for this job that it will never run. */
    void drop();
}
