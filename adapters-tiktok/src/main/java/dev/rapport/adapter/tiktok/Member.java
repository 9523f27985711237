package dev.rapport.adapter.tiktok;

import dev.rapport.domain.network.AccountToRead;
import dev.rapport.domain.network.FailureKind;
import dev.rapport.domain.network.Finding;
import dev.rapport.domain.network.Handle;
import dev.rapport.domain.network.NetworkException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One account in a batch whose posts are searched together. Not thread-safe. */
final class Member {
    private final AccountToRead account;
    private final Handle handle;
    private final int wanted;
    private final Posts posts = new Posts();
    private final List<Finding> brokenOff = new ArrayList<>();
    private @Nullable NetworkException failure;
    private boolean searchedWholly;

    Member(AccountToRead account, Handle handle, int wanted) {
        this.account = account;
        this.handle = handle;
        this.wanted = wanted;
    }

    AccountToRead account() {
        return account;
    }

    Handle handle() {
        return handle;
    }

    Posts posts() {
        return posts;
    }

    boolean isFull() {
        return posts.size() >= wanted;
    }

    /** Whether more pages could help. */
    boolean isHungry() {
        return !isFull() && failure == null && brokenOff.isEmpty();
    }

    void fail(NetworkException reason) {
        failure = reason;
    }

    void breakOff(String reason) {
        brokenOff.add(new Finding(FailureKind.UNEXPECTED_RESPONSE, "videos, " + reason, Optional.empty()));
    }

    void searched() {
        searchedWholly = true;
    }

    /** Whether nothing was left out: enough posts, or the whole look-back. */
    boolean isDone() {
        return isFull() || searchedWholly;
    }

    /** What kept posts from being searched to the end. */
    Optional<NetworkException> failure() {
        return Optional.ofNullable(failure);
    }

    List<Finding> findings() {
        List<Finding> all = new ArrayList<>(posts.findings());
        all.addAll(brokenOff);
        if (failure != null) {
            all.add(new Finding(failure.kind(), "videos: " + failure.getMessage(), failure.record()));
        }
        return all;
    }
}
