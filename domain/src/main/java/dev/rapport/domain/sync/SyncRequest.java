package dev.rapport.domain.sync;

import dev.rapport.domain.store.AccountFilter;

/**
 * What one run is about.
 *
 * @param accounts which accounts; networks that are not enabled are left out
 * @param full reads everything: neither what is fresh nor an unchanged post count is skipped
 */
public record SyncRequest(AccountFilter accounts, boolean full) {}
