package dev.rapport.app.serving;

import dev.rapport.app.cli.ExitCode;
import dev.rapport.app.cli.Interruption;
import dev.rapport.app.cli.Session;
import dev.rapport.app.logging.Logs;
import dev.rapport.app.secret.MasterKey;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code serve}. */
@Command(
        name = "serve",
        description = {
            "Run the service until Ctrl-C or SIGTERM.",
            "",
            "It reads accounts by what they are for: those of running campaigns daily, candidates weekly, dormant ones"
                    + " monthly, what was never read soon after it is imported. \"rapport plan --schedule\" shows what"
                    + " is due when. Several processes on one store share the work and the quotas; what one leaves"
                    + " undone, another takes over. A spent quota parks its network until more come back.",
            "",
            "Ctrl-C and SIGTERM end it in good order within 20 seconds. Every other command works beside it.",
            ""
        },
        footer = {"", "Examples:", "  rapport serve"})
public final class ServeCommand implements Callable<Integer> {
    private static final Duration GRACE = Duration.ofSeconds(15);

    private final Session session;
    private final Front front;

    /** Makes the part through which others see the service. */
    @FunctionalInterface
    public interface Front {
        /** @throws dev.rapport.app.config.ConfigurationException if it cannot be as configured */
        ServicePart of(Session session, ServiceStatus status);
    }

    public ServeCommand(Session session, Front front) {
        this.session = session;
        this.front = front;
    }

    @Override
    public Integer call() throws InterruptedException {
        Logs.follow(session.configuration());
        MasterKey.refuseToMakeOne(session.configuration());
        try (Interruption.Watch asked = session.interruption().watch()) {
            Service service = new Service(parts(), session.clock());
            try {
                service.start();
                session.output().note("Rapport serves. Ctrl-C ends it.");
                asked.await();
            } finally {
                service.stop(GRACE);
            }
        }
        session.output().note("The service has ended.");
        return ExitCode.DONE;
    }

    private List<ServicePart> parts() {
        Scheduling scheduling = Scheduling.of(session);
        return List.of(front.of(session, scheduling.status()), scheduling);
    }
}
