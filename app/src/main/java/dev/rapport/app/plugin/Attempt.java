package dev.rapport.app.plugin;

import dev.rapport.domain.network.Network;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Loads one plug-in in a thread of its own, which nobody waits for longer than agreed. */
final class Attempt {
    private final String jar;
    private final Optional<Network> network;
    private final FutureTask<PlugIn> task;
    private final Thread thread;

    private Attempt(String jar, Optional<Network> network, Callable<PlugIn> load) {
        this.jar = jar;
        this.network = network;
        this.task = new FutureTask<>(load);
        this.thread = new Thread(task, "plug-in " + jar);
        // One that hangs must not keep the program from ending.
        thread.setDaemon(true);
    }

    static Attempt start(String jar, Optional<Network> network, Callable<PlugIn> load) {
        Attempt attempt = new Attempt(jar, network, load);
        attempt.thread.start();
        return attempt;
    }

    /** @param nanos how long to wait at most; may be negative */
    void end(long nanos, PlugIns.Found found) {
        try {
            found.loaded().add(task.get(Math.max(0, nanos), TimeUnit.NANOSECONDS));
        } catch (TimeoutException e) {
            thread.interrupt();
            found.leaveOut(jar, network, "it did not come up in time; ask its author");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            found.leaveOut(jar, network, "the program was interrupted");
        } catch (ExecutionException e) {
            found.leaveOut(jar, network, reason(e.getCause() == null ? e : e.getCause()));
        }
    }

    private static String reason(Throwable thrown) {
        Throwable within = thrown.getCause();
        Throwable cause = thrown instanceof ServiceConfigurationError && within != null ? within : thrown;
        if (cause instanceof Refusal refusal) {
            return refusal.reason();
        }
        String what = cause.getClass().getSimpleName()
                + (cause.getMessage() == null
                        ? ""
                        : ": " + cause.getMessage().lines().findFirst().orElse(""));
        return cause instanceof LinkageError
                ? "it does not fit this Rapport, whose adapter API is " + ApiVersion.OURS + " (" + what + ")"
                : "it fails when it is loaded (" + what + "); ask its author";
    }
}
