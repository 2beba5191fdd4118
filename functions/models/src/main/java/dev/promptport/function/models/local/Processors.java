package dev.promptport.function.models.local;

/** Shares this machine's processors out. */
public final class Processors {

    private Processors() {}

    /**
     * How many each worker uses where nobody has said so. Threads wait for each other many times a
     * token and lose time when something else takes a processor away, so all processors are used
     * only where nothing else runs.
     *
     * @param alone whether nothing else runs here
     */
    public static int each(int workers, boolean alone) {
        int all = Runtime.getRuntime().availableProcessors();
        return Math.max(1, (alone ? all : all / 2) / workers);
    }
}
