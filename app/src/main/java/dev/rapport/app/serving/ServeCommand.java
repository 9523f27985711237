package dev.rapport.app.serving;

import dev.rapport.app.cli.ExitCode;
import dev.rapport.app.cli.Interruption;
import dev.rapport.app.cli.Session;
import dev.rapport.app.config.Configuration;
import dev.rapport.app.config.ConfigurationException;
import dev.rapport.app.judging.Approval;
import dev.rapport.app.logging.Logs;
import dev.rapport.app.secret.MasterKey;
import dev.rapport.app.wiring.Notes;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import java.util.function.Consumer;
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

    /**
     * The part through which others see the service.
     *
     * @param check refuses, with a {@link ConfigurationException}, what cannot be as configured
     */
    public record Front(Consumer<Configuration> check, BiFunction<Session, ServiceStatus, ServicePart> maker) {}

    public ServeCommand(Session session, Front front) {
        this.session = session;
        this.front = front;
    }

    @Override
    public Integer call() throws InterruptedException {
        Logs.follow(session.configuration());
        Notes notes = Logs.notes(session.configuration(), session.output()::note);
        refuseWhatCannotRun(session.configuration());
        Approval.refusals(session).forEach(refusal -> notes.note("Warning: " + refusal));
        try (Interruption.Watch asked = session.interruption().watch()) {
            Service service = new Service(parts(), session.clock());
            try {
                service.start();
                notes.note("Rapport serves. Ctrl-C ends it.");
                asked.await();
            } finally {
                service.stop(GRACE);
            }
        }
        notes.note("The service has ended.");
        return ExitCode.DONE;
    }

    private void refuseWhatCannotRun(Configuration configuration) {
        ConfigurationException.throwAllOf(
                () -> MasterKey.refuseToMakeOne(configuration),
                () -> Scheduling.check(configuration),
                () -> front.check().accept(configuration));
    }

    private List<ServicePart> parts() {
        Scheduling scheduling = Scheduling.of(session);
        return List.of(front.maker().apply(session, scheduling.status()), scheduling);
    }
}
