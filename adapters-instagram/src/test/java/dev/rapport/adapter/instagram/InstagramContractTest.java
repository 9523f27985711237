package dev.rapport.adapter.instagram;

import dev.rapport.domain.network.NetworkAdapterProvider;
import dev.rapport.testkit.adapter.AdapterContract;
import dev.rapport.testkit.adapter.Dialect;
import java.util.Map;

final class InstagramContractTest extends AdapterContract {
    private static final String NO_CONSENT = "one token of the operator's reads everybody: no creator consents";

    @Override
    protected NetworkAdapterProvider provider() {
        return new InstagramAdapterProvider();
    }

    @Override
    protected Map<String, String> settings(String baseUrl) {
        return Map.of(
                "access-token",
                "EAAG-test-token-not-to-be-seen",
                "user-id",
                InstagramDialect.OWN_ID,
                "base-url",
                baseUrl);
    }

    @Override
    protected Dialect dialect() {
        return new InstagramDialect();
    }

    @Override
    protected Map<String, String> gaps() {
        return Map.ofEntries(
                Map.entry("a_token_that_expired_early_is_renewed_once_and_the_account_is_read", NO_CONSENT),
                Map.entry("a_token_that_expires_in_mid_run_is_renewed_once_and_no_post_is_lost", NO_CONSENT),
                Map.entry("two_workers_use_a_token_that_works_once_only_once", NO_CONSENT),
                Map.entry("a_consent_that_was_withdrawn_is_marked_and_concerns_that_account_alone", NO_CONSENT),
                Map.entry("an_account_without_consent_is_not_asked_for", NO_CONSENT),
                Map.entry(
                        "an_id_stays_as_it_is", "Instagram is asked by handle; an id is found with the first reading"),
                Map.entry(
                        "an_empty_page_that_goes_on_is_not_the_end",
                        "with business_discovery an empty page is the last, although it has a cursor"),
                Map.entry(
                        "an_account_that_is_not_there_is_not_found_and_spoils_nobody",
                        "one code stands for renamed, private, personal, age-gated and removed"));
    }
}
