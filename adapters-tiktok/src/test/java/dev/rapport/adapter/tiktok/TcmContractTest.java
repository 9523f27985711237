package dev.rapport.adapter.tiktok;

import dev.rapport.domain.network.NetworkAdapterProvider;
import dev.rapport.testkit.adapter.AdapterContract;
import dev.rapport.testkit.adapter.Dialect;
import java.util.Map;

final class TcmContractTest extends AdapterContract {
    private static final String NO_CONSENT = "one token of the operator's reads every member: no creator consents";

    @Override
    protected NetworkAdapterProvider provider() {
        return new TikTokAdapterProvider();
    }

    @Override
    protected Map<String, String> settings(String baseUrl) {
        return Map.of(
                "route", "tcm",
                "access-token", "token-not-to-be-seen",
                "tcm-account-id", "7000001",
                "base-url", baseUrl);
    }

    @Override
    protected Dialect dialect() {
        return new TcmDialect();
    }

    @Override
    protected Map<String, String> gaps() {
        return Map.of(
                "a_token_that_expired_early_is_renewed_once_and_the_account_is_read", NO_CONSENT,
                "a_token_that_expires_in_mid_run_is_renewed_once_and_no_post_is_lost", NO_CONSENT,
                "two_workers_use_a_token_that_works_once_only_once", NO_CONSENT,
                "a_consent_that_was_withdrawn_is_marked_and_concerns_that_account_alone", NO_CONSENT,
                "an_account_without_consent_is_not_asked_for", NO_CONSENT,
                "an_account_that_is_not_there_is_not_found_and_spoils_nobody",
                        "the marketplace shows nothing of whoever is no member, there or not",
                "a_quota_that_the_network_calls_spent_puts_accounts_off_until_it_is_back",
                        "the marketplace counts calls by the minute and knows no budget that is spent");
    }
}
