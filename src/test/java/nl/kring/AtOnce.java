package nl.kring;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Does things at the same moment, each in a thread and a transaction of its own. */
public final class AtOnce {

    private AtOnce() {}

    /** How each ended, in the order given: null, or what was thrown. */
    public static List<@Nullable Throwable> run(Collection<? extends Callable<?>> things) throws InterruptedException {
        CyclicBarrier start = new CyclicBarrier(things.size());
        ExecutorService threads = Executors.newFixedThreadPool(things.size());
        try {
            List<Future<?>> running = new ArrayList<>();
            for (Callable<?> thing : things) {
                running.add(threads.submit(() -> {
                    start.await(10, TimeUnit.SECONDS);
                    return thing.call();
                }));
            }
            List<@Nullable Throwable> ends = new ArrayList<>();
            for (Future<?> one : running) {
                ends.add(endOf(one));
            }
            return ends;
        } finally {
            threads.shutdownNow();
        }
    }

    private static @Nullable Throwable endOf(Future<?> one) throws InterruptedException {
        try {
            one.get();
            return null;
        } catch (ExecutionException e) {
            return e.getCause();
        }
    }
}
