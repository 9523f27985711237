package dev.rapport.adapter.tiktok;

import dev.rapport.domain.setting.Secret;
import java.net.URI;
import java.time.Duration;

/**
 * The checked settings of the research route.
 *
 * @param batchSize creators whose posts one query asks for
 */
record ResearchConfig(Secret clientKey, Secret clientSecret, URI baseUrl, Duration lookback, int batchSize) {}
