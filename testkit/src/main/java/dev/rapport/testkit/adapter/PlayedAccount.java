package dev.rapport.testkit.adapter;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** An account of the played network. Thread-safe. */
public final class PlayedAccount {
    private static final int BASE = 1_000_000;
    private static final int BASE_OF_EMPTY_PAGES = 2_000_000;

    private final String id;
    private final String handle;
    private final OptionalLong followers;
    private final PlayedNetwork.Presence presence;
    private final List<PlayedPost> posts;
    private final Paging paging;
    private final PlayedPost arriving;
    private boolean grown;

    PlayedAccount(
            String id,
            String handle,
            OptionalLong followers,
            PlayedNetwork.Presence presence,
            List<PlayedPost> posts,
            Paging paging,
            PlayedPost arriving) {
        this.id = id;
        this.handle = handle;
        this.followers = followers;
        this.presence = presence;
        this.posts = new ArrayList<>(posts);
        this.paging = paging;
        this.arriving = arriving;
    }

    /** How the list of posts misbehaves. */
    enum Paging {
        WELL,
        /** The last post of a page is the first of the next one too. */
        OVERLAPPING,
        /** Behind the first page comes an empty one, which goes on. */
        WITH_AN_EMPTY_PAGE,
        /** The second page leads to itself. */
        CIRCLING,
        /** A post is published between the first and the second page. */
        GROWING,
        /** Every page but the first is an error of the server. */
        BREAKING
    }

    /** @param next where the next page starts, in digits; empty on the last page */
    public record Page(List<PlayedPost> posts, Optional<String> next) {}

    /** Thrown where the network breaks; the server then answers 500. */
    static final class Outage extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    public String id() {
        return id;
    }

    public String handle() {
        return handle;
    }

    /** Empty if the creator hides it. */
    public OptionalLong followers() {
        return followers;
    }

    /** Whether it is there and lets nobody see it. */
    public boolean isClosed() {
        return presence == PlayedNetwork.Presence.CLOSED;
    }

    boolean isGone() {
        return presence == PlayedNetwork.Presence.GONE;
    }

    public synchronized List<PlayedPost> posts() {
        return List.copyOf(posts);
    }

    /**
     * A page of the posts, newest first.
     *
     * @param cursor what an earlier page gave as its next; empty for the first page
     */
    public synchronized Page page(Optional<String> cursor, int size) {
        if (cursor.isEmpty()) {
            return slice(0, size, Optional.empty());
        }
        if (paging == Paging.BREAKING) {
            throw new Outage();
        }
        int place = Integer.parseInt(cursor.get());
        if (place >= BASE_OF_EMPTY_PAGES) {
            return new Page(List.of(), Optional.of(String.valueOf(place - BASE)));
        }
        if (paging == Paging.GROWING && !grown) {
            grown = true;
            posts.add(0, arriving);
        }
        return slice(place - BASE, size, cursor);
    }

    private Page slice(int from, int size, Optional<String> cursor) {
        int to = Math.min(posts.size(), from + size);
        int next = paging == Paging.OVERLAPPING ? to - 1 : to;
        int base = paging == Paging.WITH_AN_EMPTY_PAGE && cursor.isEmpty() ? BASE_OF_EMPTY_PAGES : BASE;
        Optional<String> following = to >= posts.size() ? Optional.empty() : Optional.of(String.valueOf(base + next));
        return new Page(
                List.copyOf(posts.subList(Math.min(from, to), to)),
                paging == Paging.CIRCLING && cursor.isPresent() ? cursor : following);
    }
}
