package dev.promptport.inference.local.admission;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/** Keeps native memory from being freed while somebody uses it. */
public final class InUse {

    private final ReadWriteLock lock = new ReentrantReadWriteLock();

    /** Does work beside others. */
    public <T> T during(Supplier<T> work) {
        Lock beside = lock.readLock();
        beside.lock();
        try {
            return work.get();
        } finally {
            beside.unlock();
        }
    }

    /** Does work when nobody else does any. */
    public void alone(Runnable work) {
        Lock alone = lock.writeLock();
        alone.lock();
        try {
            work.run();
        } finally {
            alone.unlock();
        }
    }
}
