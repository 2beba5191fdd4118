package dev.promptport.inference.local.pytorch;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * PyTorch's threads meet at barriers many times a token. By default they spin there without end,
 * and when something else takes a processor away, a token takes a hundred times as long; asleep at
 * once, they take three times as long on an idle machine. A short spin before sleeping costs
 * nothing there and little on a busy one.
 */
final class OpenMp {

    /** Turns of GNU OpenMP's waiting loop: longer than the gaps between two operations. */
    private static final String SPINS = "20000";

    private static final FunctionDescriptor SETENV =
            FunctionDescriptor.of(
                    ValueLayout.JAVA_INT,
                    ValueLayout.ADDRESS,
                    ValueLayout.ADDRESS,
                    ValueLayout.JAVA_INT);

    private OpenMp() {}

    /**
     * Lets waiting threads sleep soon unless the environment says otherwise. OpenMP reads that when
     * PyTorch is loaded.
     */
    static void sleepAtBarriers() {
        Linker linker = Linker.nativeLinker();
        linker.defaultLookup()
                .find("setenv")
                .ifPresent(
                        setenv -> {
                            call(linker, setenv, "OMP_WAIT_POLICY", "PASSIVE");
                            call(linker, setenv, "GOMP_SPINCOUNT", SPINS);
                        });
    }

    private static void call(Linker linker, MemorySegment setenv, String name, String value) {
        try (Arena arena = Arena.ofConfined()) {
            int done =
                    (int)
                            linker.downcallHandle(setenv, SETENV)
                                    .invokeExact(
                                            arena.allocateFrom(name), arena.allocateFrom(value), 0);
            if (done != 0) {
                throw new IllegalStateException("setenv answered " + done);
            }
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("setenv cannot be called", e);
        }
    }
}
