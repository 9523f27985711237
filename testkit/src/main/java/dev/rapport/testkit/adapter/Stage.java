package dev.rapport.testkit.adapter;

import dev.rapport.testkit.adapter.PlayedNetwork.Special;
import java.time.Instant;

/** A played network on loopback, to try a whole program on. Set up by one thread; answers many. Closing ends the server. */
public final class Stage implements AutoCloseable {
    private final PlayedNetwork network;
    private final StubServer server;

    /** @param newest when the newest post of each account was published; the others are an hour apart */
    public Stage(Dialect dialect, Instant newest) {
        this.network = new PlayedNetwork(dialect, newest);
        this.server = new StubServer(asked -> dialect.answer(asked, network));
    }

    public Stage account(int number, long followers, int posts) {
        network.add(number, Special.none(followers, posts));
        return this;
    }

    public String baseUrl() {
        return server.baseUrl();
    }

    public int requests() {
        return server.requests();
    }

    @Override
    public void close() {
        server.close();
    }
}
