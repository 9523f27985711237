package dev.rapport.domain.store;

import dev.rapport.domain.creator.AccountState;
import dev.rapport.domain.network.AccountId;
import dev.rapport.domain.network.FailureKind;
import dev.rapport.domain.network.Finding;
import dev.rapport.domain.network.Handle;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Everything one run learnt of one account, written together or not at all.
 *
 * @param at when the outcome was known
 * @param state what the account's state becomes; empty leaves it
 * @param externalId the network's id as answered; empty if nothing was answered
 * @param listed whether the posts come from the network's own list, not only from asking for known ids
 * @param gonePosts ids of stored posts that exist no more
 * @param texts titles or captions by post id, kept apart from the numbers
 */
public record AccountRecord(
        AccountId account,
        Kind kind,
        Instant at,
        Optional<FailureKind> failure,
        String detail,
        Optional<Instant> retryAt,
        Optional<AccountState> state,
        Optional<String> externalId,
        Optional<Handle> handle,
        Optional<String> displayName,
        Optional<AccountSnapshot> snapshot,
        boolean listed,
        List<PostSnapshot> posts,
        Set<String> gonePosts,
        Map<String, String> texts,
        List<Finding> findings) {
    /** The account, its newest numbers, its name, one reading, the old and the new handle, the outcome. */
    private static final int ROWS_OF_ACCOUNT = 7;

    /** What a run counts its accounts as. */
    public enum Kind {
        READ,
        UNCHANGED,
        NOT_FOUND,
        NOT_READABLE,
        FAILED,
        DEFERRED;

        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        public static Optional<Kind> ofCode(String code) {
            return Arrays.stream(values())
                    .filter(kind -> kind.code().equals(code))
                    .findFirst();
        }
    }

    public AccountRecord {
        posts = List.copyOf(posts);
        gonePosts = Set.copyOf(gonePosts);
        texts = Map.copyOf(texts);
        findings = List.copyOf(findings);
    }

    /** How many rows a store writes for it, at most: of the account, of each post, text, lost post and finding. */
    public int rows() {
        return ROWS_OF_ACCOUNT + 2 * posts.size() + texts.size() + gonePosts.size() + 2 * findings.size();
    }

    public AccountRecord withFindings(List<Finding> others) {
        return new AccountRecord(
                account,
                kind,
                at,
                failure,
                detail,
                retryAt,
                state,
                externalId,
                handle,
                displayName,
                snapshot,
                listed,
                posts,
                gonePosts,
                texts,
                others);
    }
}
