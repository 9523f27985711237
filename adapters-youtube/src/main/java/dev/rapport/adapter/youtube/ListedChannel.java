package dev.rapport.adapter.youtube;

import dev.rapport.domain.network.AccountToRead;

/** An account, its channel as YouTube shows it, and what it uploaded. */
record ListedChannel(AccountToRead account, YouTubeReadings.Channel channel, Uploads uploads) {
    ListedChannel(AccountToRead account, YouTubeReadings.Channel channel) {
        this(account, channel, Uploads.NOT_LISTED);
    }
}
