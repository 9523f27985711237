package dev.rapport.adapter.tiktok;

import dev.rapport.domain.network.NetworkAdapterProvider;
import dev.rapport.testkit.adapter.AdapterContract;
import dev.rapport.testkit.adapter.Dialect;
import java.util.Map;

final class DisplayContractTest extends AdapterContract {
    private static final String BY_TOKEN = "an account is named by its creator's token, so there is none without";
    private static final String NO_DAY = "TikTok counts calls by the minute and knows no budget that is spent";

    @Override
    protected NetworkAdapterProvider provider() {
        return new TikTokAdapterProvider();
    }

    @Override
    protected Map<String, String> settings(String baseUrl) {
        return Map.of(
                "client-key",
                "app-key-not-to-be-seen",
                "client-secret",
                "app-secret-not-to-be-seen",
                "base-url",
                baseUrl);
    }

    @Override
    protected Dialect dialect() {
        return new DisplayDialect();
    }

    @Override
    protected Map<String, String> gaps() {
        return Map.of(
                "an_account_that_is_not_there_is_not_found_and_spoils_nobody", BY_TOKEN,
                "an_account_that_lets_nobody_see_it_is_not_readable_and_spoils_nobody", BY_TOKEN,
                "a_quota_that_the_network_calls_spent_puts_accounts_off_until_it_is_back", NO_DAY,
                "a_key_that_is_refused_is_not_tried_for_every_account",
                        "the app's key is shown only when a token is renewed");
    }
}
