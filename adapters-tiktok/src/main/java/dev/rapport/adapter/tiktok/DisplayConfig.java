package dev.rapport.adapter.tiktok;

import dev.rapport.domain.setting.Secret;
import java.net.URI;

/** The checked settings of the Display route. */
record DisplayConfig(Secret clientKey, Secret clientSecret, URI baseUrl) {}
