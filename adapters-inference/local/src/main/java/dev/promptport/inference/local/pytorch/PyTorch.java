package dev.promptport.inference.local.pytorch;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;

import dev.promptport.domain.failure.Misconfigured;

import java.nio.file.Path;

/**
 * Starts PyTorch inside this process, once, from the libraries on the class path and without any
 * call home.
 */
public final class PyTorch {

    private static final String ENGINE = "PyTorch";

    private PyTorch() {}

    /**
     * Loads the native libraries. They are unpacked below the cache directory unless the
     * environment names another place.
     *
     * @param threads processors each operation may use on threads that are not prepared
     * @throws Misconfigured when there are no libraries for this machine
     */
    public static synchronized void start(Path cache, int threads) {
        setIfAbsent("ai.djl.offline", "true");
        setIfAbsent("OPT_OUT_TRACKING", "true");
        if (System.getenv("ENGINE_CACHE_DIR") == null) {
            setIfAbsent("ENGINE_CACHE_DIR", cache.resolve("native").toString());
        }
        OpenMp.sleepAtBarriers();
        try {
            Engine.getEngine(ENGINE);
        } catch (RuntimeException | LinkageError e) {
            throw new Misconfigured(
                    "PyTorch cannot be started on this machine: build for its platform with -Dnative.platform, and see"
                            + " that the cache directory "
                            + cache
                            + " can be written",
                    e);
        }
        JniUtils.setNumThreads(threads);
    }

    /**
     * Settings that PyTorch keeps for each thread: call it first on a thread that runs models.
     *
     * @param threads processors an operation of this thread may use
     */
    public static synchronized void prepareThread(int threads) {
        JniUtils.setGraphExecutorOptimize(false);
        JniUtils.setNumThreads(threads);
        // A thread learns the number when it first asks, and then it keeps it whoever sets another.
        JniUtils.getNumThreads();
    }

    static PtNDManager newManager() {
        return (PtNDManager) NDManager.newBaseManager(ENGINE);
    }

    private static void setIfAbsent(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }
}
