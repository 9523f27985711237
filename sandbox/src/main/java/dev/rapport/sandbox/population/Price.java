package dev.rapport.sandbox.population;

import java.math.BigDecimal;

/** What a person asks for one post; {@code currency} is an ISO 4217 code. */
public record Price(BigDecimal amount, String currency) {}
