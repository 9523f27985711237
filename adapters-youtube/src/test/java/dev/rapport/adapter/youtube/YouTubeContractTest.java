package dev.rapport.adapter.youtube;

import dev.rapport.domain.network.NetworkAdapterProvider;
import dev.rapport.testkit.adapter.AdapterContract;
import dev.rapport.testkit.adapter.Dialect;
import java.util.Map;

final class YouTubeContractTest extends AdapterContract {
    private static final String NO_CONSENT = "public figures for an API key: no creator consents, no token expires";

    @Override
    protected NetworkAdapterProvider provider() {
        return new YouTubeAdapterProvider();
    }

    @Override
    protected Map<String, String> settings(String baseUrl) {
        return Map.of("api-key", "test-key-not-to-be-seen", "base-url", baseUrl);
    }

    @Override
    protected Dialect dialect() {
        return new YouTubeDialect();
    }

    @Override
    protected Map<String, String> gaps() {
        return Map.of(
                "a_token_that_expired_early_is_renewed_once_and_the_account_is_read", NO_CONSENT,
                "a_token_that_expires_in_mid_run_is_renewed_once_and_no_post_is_lost", NO_CONSENT,
                "two_workers_use_a_token_that_works_once_only_once", NO_CONSENT,
                "a_consent_that_was_withdrawn_is_marked_and_concerns_that_account_alone", NO_CONSENT,
                "an_account_without_consent_is_not_asked_for", NO_CONSENT,
                "an_account_that_lets_nobody_see_it_is_not_readable_and_spoils_nobody",
                        "the Data API leaves a closed channel out like one that never was");
    }
}
