package dev.rapport.adapter.tiktok;

import dev.rapport.domain.setting.Secret;
import java.net.URI;
import java.util.Optional;

/**
 * The checked settings of the creator marketplace route.
 *
 * @param accountId empty if TikTok has to be asked for it; then the app is there
 */
record TcmConfig(Secret accessToken, Optional<String> accountId, Optional<App> app, URI baseUrl) {
    /** What the list of accounts is asked with. */
    record App(Secret id, Secret secret) {}
}
