package dev.rapport.adapter.tiktok;

import dev.rapport.domain.network.NetworkAdapterProvider;
import dev.rapport.testkit.adapter.AdapterContract;
import dev.rapport.testkit.adapter.Dialect;
import java.util.Map;

final class ResearchContractTest extends AdapterContract {
    private static final String NO_CONSENT = "one token of the project's reads everybody: no creator consents";

    @Override
    protected NetworkAdapterProvider provider() {
        return new TikTokAdapterProvider();
    }

    @Override
    protected Map<String, String> settings(String baseUrl) {
        return Map.of(
                "route",
                "research",
                "eligible-researcher",
                "true",
                "client-key",
                "project-key-not-to-be-seen",
                "client-secret",
                "project-secret-not-to-be-seen",
                "base-url",
                baseUrl);
    }

    @Override
    protected Dialect dialect() {
        return new ResearchDialect();
    }

    @Override
    protected Map<String, String> gaps() {
        return Map.of(
                "a_token_that_expired_early_is_renewed_once_and_the_account_is_read", NO_CONSENT,
                "a_token_that_expires_in_mid_run_is_renewed_once_and_no_post_is_lost", NO_CONSENT,
                "two_workers_use_a_token_that_works_once_only_once", NO_CONSENT,
                "a_consent_that_was_withdrawn_is_marked_and_concerns_that_account_alone", NO_CONSENT,
                "an_account_without_consent_is_not_asked_for", NO_CONSENT,
                "posts_of_several_pages_come_newest_first_and_each_once",
                        "no list is called complete: TikTok collects new posts up to two days late",
                "a_spent_budget_is_found_out_before_the_call",
                        "the project's token, which is in no budget, is fetched before the first call");
    }
}
