package com.example.rapport.bluesky;

import dev.rapport.domain.network.NetworkAdapterProvider;
import dev.rapport.testkit.adapter.AdapterContract;
import dev.rapport.testkit.adapter.Dialect;
import java.util.Map;

final class BlueskyContractTest extends AdapterContract {
    private static final String NO_KEY = "the public AppView is read without a key, a token or anybody's consent";

    @Override
    protected NetworkAdapterProvider provider() {
        return new BlueskyAdapterProvider();
    }

    @Override
    protected Map<String, String> settings(String baseUrl) {
        return Map.of("base-url", baseUrl);
    }

    @Override
    protected Dialect dialect() {
        return new BlueskyDialect();
    }

    @Override
    protected Map<String, String> gaps() {
        return Map.of(
                "a_token_that_expired_early_is_renewed_once_and_the_account_is_read", NO_KEY,
                "a_token_that_expires_in_mid_run_is_renewed_once_and_no_post_is_lost", NO_KEY,
                "two_workers_use_a_token_that_works_once_only_once", NO_KEY,
                "a_consent_that_was_withdrawn_is_marked_and_concerns_that_account_alone", NO_KEY,
                "an_account_without_consent_is_not_asked_for", NO_KEY,
                "secrets_are_declared_as_secrets", NO_KEY,
                "a_key_that_is_refused_is_not_tried_for_every_account", NO_KEY,
                "a_quota_that_the_network_calls_spent_puts_accounts_off_until_it_is_back",
                        "the only limit is one of minutes",
                "an_account_that_lets_nobody_see_it_is_not_readable_and_spoils_nobody",
                        "accounts that are deactivated or taken down are left out like unknown ones");
    }
}
