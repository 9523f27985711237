package dev.rapport.app.web;

import dev.rapport.app.serving.ServiceStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** @param notReadyBecause blank if it is ready */
record FakeStatus(String notReadyBecause, List<NetworkStatus> networks, Optional<Run> lastRun)
        implements ServiceStatus {
    static final FakeStatus READY = new FakeStatus("", List.of(), Optional.empty());

    @Override
    public boolean isReady() {
        return notReadyBecause.isBlank();
    }

    @Override
    public Optional<Instant> seenAt() {
        return Optional.empty();
    }

    @Override
    public Optional<Instant> nextRun() {
        return Optional.empty();
    }
}
