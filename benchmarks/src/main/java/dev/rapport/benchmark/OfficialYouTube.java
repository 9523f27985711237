package dev.rapport.benchmark;

import com.google.api.client.http.javanet.NetHttpTransport;
import com.google.api.client.json.gson.GsonFactory;
import com.google.api.services.youtube.YouTube;
import com.google.api.services.youtube.YouTubeRequestInitializer;
import java.net.URI;

/** Google's own client of the Data API. */
final class OfficialYouTube {
    private OfficialYouTube() {}

    static YouTube client(URI address) {
        return new YouTube.Builder(new NetHttpTransport(), GsonFactory.getDefaultInstance(), request -> {})
                .setRootUrl(address + "/")
                .setApplicationName("peer")
                .setYouTubeRequestInitializer(new YouTubeRequestInitializer("stub-key"))
                .build();
    }
}
