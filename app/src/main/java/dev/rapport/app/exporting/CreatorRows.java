package dev.rapport.app.exporting;

import dev.rapport.app.wiring.Providers;
import dev.rapport.domain.creator.Account;
import dev.rapport.domain.creator.Creator;
import dev.rapport.domain.metric.Money;
import dev.rapport.domain.network.Network;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/** Creators and accounts as {@code import} takes them. */
final class CreatorRows {
    static final List<String> COLUMNS = List.of(
            "creator",
            "name",
            "network",
            "handle",
            "account_id",
            "niche",
            "country",
            "city",
            "price_per_post",
            "currency",
            "tags",
            "notes");

    private final Providers providers;
    private final Audience audience;

    CreatorRows(Providers providers, Audience audience) {
        this.providers = providers;
        this.audience = audience;
    }

    void write(TableFile file, Creator creator, Account account) {
        Optional<String> handle = account.handle().map(known -> known.value());
        Optional<Money> price = account.pricePerPost();
        file.row(
                creator.key(),
                creator.name(),
                account.network(),
                handle,
                account.externalId().filter(id -> handle.isEmpty() || isImportable(account.network(), id)),
                String.join(";", creator.niches()),
                creator.country(),
                creator.city(),
                price.map(CreatorRows::amount),
                price.map(each -> each.currency().getCurrencyCode()),
                String.join(";", creator.tags()),
                creator.notes().filter(notes -> audience == Audience.OPERATOR));
    }

    /** Some networks can be asked by handle only; import refuses ids of theirs. */
    private boolean isImportable(Network network, String id) {
        return providers
                .find(network)
                .filter(provider -> {
                    try {
                        return provider.referenceById(id).externalId().isPresent();
                    } catch (IllegalArgumentException e) {
                        return false;
                    }
                })
                .isPresent();
    }

    /** With the decimals that its currency has. */
    private static BigDecimal amount(Money price) {
        BigDecimal plain = price.amount().stripTrailingZeros();
        int decimals = Math.max(0, price.currency().getDefaultFractionDigits());
        return plain.setScale(Math.max(decimals, plain.scale()), RoundingMode.UNNECESSARY);
    }
}
