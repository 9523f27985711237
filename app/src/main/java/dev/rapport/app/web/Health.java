package dev.rapport.app.web;

import dev.rapport.app.serving.ServiceStatus;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Instant;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Whether it lives, whether it can work, and figures of both. */
final class Health {
    private final ServiceStatus status;
    private final StoreProbe probe;
    private final Metrics metrics;

    Health(ServiceStatus status, StoreProbe probe, Metrics metrics) {
        this.status = status;
        this.probe = probe;
        this.metrics = metrics;
    }

    void alive(RoutesConfig routes) {
        routes.get(
                "/healthz",
                context -> json(context, JsonMapper.shared().createObjectNode().put("status", "alive")));
    }

    void manage(RoutesConfig routes) {
        routes.get("/readyz", this::ready);
        routes.get(
                "/metrics",
                context -> context.contentType(metrics.contentType())
                        .result(metrics.scrape(probe.trouble().isEmpty())));
    }

    private void ready(Context context) {
        String trouble = probe.trouble();
        if (trouble.isEmpty() && !status.isReady()) {
            trouble = status.notReadyBecause();
        }
        if (!trouble.isEmpty()) {
            Answers.FOR_PROGRAMS.problem(context, 503, trouble);
            return;
        }
        ObjectNode body = JsonMapper.shared().createObjectNode().put("status", "ready");
        ObjectNode networks = body.putObject("networks");
        for (ServiceStatus.NetworkStatus each : status.networks()) {
            ObjectNode network = networks.putObject(each.network().id());
            network.put("state", each.state().code());
            each.until().map(Instant::toString).ifPresent(until -> network.put("until", until));
            if (!each.reason().isBlank()) {
                network.put("reason", each.reason());
            }
        }
        json(context, body);
    }

    private static void json(Context context, ObjectNode body) {
        context.contentType("application/json").result(body.toString());
    }
}
