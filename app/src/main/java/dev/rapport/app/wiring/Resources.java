package dev.rapport.app.wiring;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayDeque;
import java.util.Deque;

/** What was opened and has to be closed, the last first. */
@Singleton
public final class Resources implements AutoCloseable {
    private final Deque<Runnable> opened = new ArrayDeque<>();

    @Inject
    Resources() {}

    synchronized <T> T closing(T resource, Runnable close) {
        opened.push(close);
        return resource;
    }

    @Override
    public synchronized void close() {
        while (!opened.isEmpty()) {
            opened.pop().run();
        }
    }
}
