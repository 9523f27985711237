package dev.rapport.adapter.tiktok;

import dev.rapport.domain.network.AccountReference;
import dev.rapport.domain.network.Handle;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Each route names an account by an id of its own: open_id, creator_id, or on the research route the handle itself. An
 * account keeps the id it was first read under; a change of route links by handle.
 */
final class LinkedAccount {
    private static final Pattern CREATOR_ID = Pattern.compile("\\d{1,25}");
    private static final Pattern HANDLE = Pattern.compile("[\\p{L}\\p{M}\\p{N}._]{1,64}");

    private LinkedAccount() {}

    static boolean isHandle(String text) {
        return HANDLE.matcher(text).matches();
    }

    /** Whether the stored id is an open_id, and not this one. */
    static boolean isAnother(AccountReference reference, String openId) {
        return reference
                .externalId()
                .filter(id -> !id.equals(openId))
                .filter(id -> !isHandleOf(reference, id))
                .filter(id -> !isCreatorId(id))
                .isPresent();
    }

    static boolean isCreatorId(String id) {
        return CREATOR_ID.matcher(id).matches();
    }

    /** Whether the stored id came from the research route, which knows no other. */
    static boolean isHandleOf(AccountReference reference, String id) {
        return reference
                .handle()
                .filter(handle -> handle.value().equalsIgnoreCase(id))
                .isPresent();
    }

    /** What to ask by where only handles are asked by; empty if none is known. */
    static Optional<Handle> handle(AccountReference reference) {
        return reference
                .handle()
                .or(() -> reference.externalId().filter(LinkedAccount::isHandle).map(Handle::new));
    }
}
