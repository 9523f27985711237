package dev.rapport.benchmark;

import java.io.IOException;
import java.io.InputStream;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.json.JsonFactory;

/** The least that can be done about it: OkHttp and a streaming parser in a loop, trusting every byte. */
final class BareLoop {
    private static final JsonFactory JSON = new JsonFactory();

    private final OkHttpClient client = new OkHttpClient();

    /** Passes over the body and returns its size. */
    int drain(Request request) throws IOException {
        try (Response response = client.newCall(request).execute()) {
            return response.body().bytes().length;
        }
    }

    /** Reads a page of channels and returns how many it held. */
    int channels(String address) throws IOException {
        try (Response response = client.newCall(
                                new Request.Builder().url(address).build())
                        .execute();
                InputStream body = response.body().byteStream();
                JsonParser parser = JSON.createParser(body)) {
            int channels = 0;
            while (parser.nextToken() != null) {
                if (parser.currentToken() == JsonToken.PROPERTY_NAME
                        && parser.currentName().equals("items")) {
                    parser.nextToken();
                    while (parser.nextToken() == JsonToken.START_OBJECT) {
                        channel(parser);
                        channels++;
                    }
                }
            }
            return channels;
        }
    }

    private record Channel(
            String id, String title, String handle, long subscribers, boolean hidden, long videos, String uploads) {}

    private static Channel channel(JsonParser parser) {
        String id = "";
        String title = "";
        String handle = "";
        String uploads = "";
        long subscribers = 0;
        long videos = 0;
        boolean hidden = false;
        int depth = 1;
        while (depth > 0) {
            JsonToken token = parser.nextToken();
            if (token == JsonToken.START_OBJECT) {
                depth++;
            } else if (token == JsonToken.END_OBJECT) {
                depth--;
            } else if (token == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                if (parser.nextToken() == JsonToken.START_OBJECT) {
                    depth++;
                } else {
                    switch (name) {
                        case "id" -> id = parser.getString();
                        case "title" -> title = parser.getString();
                        case "customUrl" -> handle = parser.getString();
                        case "subscriberCount" -> subscribers = Long.parseLong(parser.getString());
                        case "videoCount" -> videos = Long.parseLong(parser.getString());
                        case "hiddenSubscriberCount" -> hidden = parser.getBooleanValue();
                        case "uploads" -> uploads = parser.getString();
                        default -> {}
                    }
                }
            }
        }
        return new Channel(id, title, handle, subscribers, hidden, videos, uploads);
    }
}
