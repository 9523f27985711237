package dev.rapport.app.web;

import dev.rapport.app.consent.Notices;
import dev.rapport.app.consent.Notices.Message;
import dev.rapport.app.consent.Notices.Progress;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/** Where networks tell of consents that were taken back and of people who want their data deleted. */
final class NoticeRoutes {
    private static final Logger LOG = LoggerFactory.getLogger(NoticeRoutes.class);

    private final Supplier<Notices> notices;
    private final Optional<URI> publicUrl;
    private final Clock clock;

    /** @param publicUrl where the public side is reached; nobody can be told how a deletion goes on without it */
    NoticeRoutes(Supplier<Notices> notices, Optional<URI> publicUrl, Clock clock) {
        this.notices = notices;
        this.publicUrl = publicUrl;
        this.clock = clock;
    }

    void routes(RoutesConfig routes) {
        routes.post("/oauth/{network}/withdrawn", this::withdrawn);
        routes.post("/oauth/{network}/deletion", this::deletion);
        routes.get("/data-deletion/{code}", this::progress);
    }

    private void withdrawn(Context context) {
        Message message = message(context);
        boolean isTaken;
        try {
            isTaken = notices.get().withdrawn(message);
        } catch (IllegalArgumentException e) {
            throw refused(message, e);
        }
        if (!isTaken) {
            throw new HttpResponseException(404, "");
        }
    }

    private void deletion(Context context) {
        Message message = message(context);
        Optional<String> code;
        try {
            code = notices.get().deletion(message);
        } catch (IllegalArgumentException e) {
            throw refused(message, e);
        }
        String confirmed = code.orElseThrow(() -> new HttpResponseException(404, ""));
        String url = publicUrl.map(URI::toString).orElse("") + "/data-deletion/" + confirmed;
        context.contentType("application/json")
                .result(JsonMapper.shared()
                        .createObjectNode()
                        .put("url", url)
                        .put("confirmation_code", confirmed)
                        .toString());
    }

    /** Whatever is wrong with it: whoever tries signatures learns nothing. */
    private static HttpResponseException refused(Message message, IllegalArgumentException e) {
        LOG.warn("a message as of {} was refused: {}", message.network(), e.getMessage());
        return new HttpResponseException(400, "The message is not signed as it has to be.");
    }

    private void progress(Context context) {
        Optional<Progress> progress = notices.get().progress(context.pathParam("code"));
        if (progress.isEmpty()) {
            throw new HttpResponseException(404, "");
        }
        Pages.show(
                context,
                200,
                "Deletion of data",
                progress.get() == Progress.DONE
                        ? "Done: nothing that was read with this consent is held here."
                        : "Received: reading has stopped, and what was read is deleted with the next daily run.");
    }

    private Message message(Context context) {
        Map<String, String> headers = new TreeMap<>();
        context.headerMap().forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
        byte[] body = Bodies.read(context, clock);
        return new Message(context.pathParam("network"), headers, new String(body, StandardCharsets.UTF_8));
    }
}
