package dev.rapport.domain.metric;

import java.math.BigDecimal;
import java.util.Currency;

/** An amount in a currency of ISO 4217; at least zero. */
public record Money(BigDecimal amount, Currency currency) {
    public Money {
        if (amount.signum() < 0) {
            throw new IllegalArgumentException("an amount must not be negative, got " + amount);
        }
    }

    @Override
    public String toString() {
        return amount.toPlainString() + " " + currency.getCurrencyCode();
    }
}
