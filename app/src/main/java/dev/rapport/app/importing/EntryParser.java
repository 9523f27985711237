package dev.rapport.app.importing;

import dev.rapport.app.wiring.Providers;
import dev.rapport.app.wording.Countries;
import dev.rapport.domain.creator.CreatorEntry;
import dev.rapport.domain.creator.CreatorKey;
import dev.rapport.domain.metric.Money;
import dev.rapport.domain.network.AccountReference;
import dev.rapport.domain.network.NetworkAdapterProvider;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Turns a row of a creators file into an entry, or says why not. */
final class EntryParser {
    private static final String CREATOR = "creator";
    private static final String NAME = "name";
    private static final String NETWORK = "network";
    private static final String HANDLE = "handle";
    private static final String ACCOUNT_ID = "account_id";
    private static final String NICHE = "niche";
    private static final String COUNTRY = "country";
    private static final String CITY = "city";
    private static final String PRICE = "price_per_post";
    private static final String CURRENCY = "currency";
    private static final String TAGS = "tags";
    private static final String NOTES = "notes";

    static final Columns.Vocabulary COLUMNS = new Columns.Vocabulary(
            Set.of(CREATOR, NAME, NETWORK, HANDLE, ACCOUNT_ID, NICHE, COUNTRY, CITY, PRICE, CURRENCY, TAGS, NOTES),
            List.of(List.of(CREATOR), List.of(NETWORK), List.of(HANDLE, ACCOUNT_ID)));

    private static final int LONGEST_WORD = 190;
    private static final Pattern AMOUNT = Pattern.compile("\\d{1,12}([.,]\\d+)?");
    private static final Pattern GROUPED = Pattern.compile(
            "\\d{1,3}(,\\d{3})+\\.\\d+|\\d{1,3}(\\.\\d{3})+,\\d+|\\d{1,3}(,\\d{3}){2,}|\\d{1,3}(\\.\\d{3}){2,}");

    private final Providers providers;

    EntryParser(Providers providers) {
        this.providers = providers;
    }

    /** @throws IllegalArgumentException saying what is wrong with the row */
    CreatorEntry parse(Row row) {
        NetworkAdapterProvider provider = providers.named(row.required(NETWORK));
        return new CreatorEntry(
                new CreatorKey(row.required(CREATOR)),
                word(row, NAME),
                provider.network(),
                account(row, provider),
                words(row, NICHE),
                country(row),
                word(row, CITY),
                price(row),
                words(row, TAGS),
                row.cell(NOTES));
    }

    private AccountReference account(Row row, NetworkAdapterProvider provider) {
        Optional<AccountReference> byHandle = row.cell(HANDLE).map(provider::reference);
        Optional<AccountReference> byId = row.cell(ACCOUNT_ID).map(provider::referenceById);
        if (byHandle.isEmpty() && byId.isEmpty()) {
            throw new IllegalArgumentException("handle and account_id are both empty");
        }
        Optional<String> id = byId.flatMap(AccountReference::externalId);
        Optional<String> idOfAddress = byHandle.flatMap(AccountReference::externalId);
        if (id.isPresent() && idOfAddress.isPresent() && !id.equals(idOfAddress)) {
            throw new IllegalArgumentException(
                    "handle leads to the account " + idOfAddress.get() + ", account_id to " + id.get());
        }
        return new AccountReference(byHandle.flatMap(AccountReference::handle), id.or(() -> idOfAddress));
    }

    private Optional<String> word(Row row, String column) {
        Optional<String> word = row.cell(column);
        word.ifPresent(text -> checkLength(column, text));
        return word;
    }

    private Set<String> words(Row row, String column) {
        Set<String> words = Arrays.stream(row.cell(column).orElse("").split(";"))
                .map(word -> word.strip().toLowerCase(Locale.ROOT))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
        words.forEach(word -> checkLength(column, word));
        return words;
    }

    private static void checkLength(String column, String text) {
        if (text.length() > LONGEST_WORD) {
            throw new IllegalArgumentException(column + " has more than " + LONGEST_WORD + " characters");
        }
    }

    private Optional<String> country(Row row) {
        return row.cell(COUNTRY)
                .map(text -> Countries.code(text)
                        .orElseThrow(() ->
                                new IllegalArgumentException("country \"" + text + "\" is not " + Countries.FORM)));
    }

    private Optional<Money> price(Row row) {
        Optional<String> amount = row.cell(PRICE);
        Optional<Currency> currency = row.cell(CURRENCY).map(EntryParser::currency);
        if (amount.isEmpty()) {
            return Optional.empty();
        }
        if (currency.isEmpty()) {
            throw new IllegalArgumentException("price_per_post has no currency");
        }
        return Optional.of(money(amount.get(), currency.get()));
    }

    private static Currency currency(String text) {
        try {
            return Currency.getInstance(text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("currency \"" + text + "\" is not a code of ISO 4217 such as EUR", e);
        }
    }

    /** More decimals than the currency has mean that a separator of thousands was taken for a decimal point. */
    private static Money money(String text, Currency currency) {
        String plain = text.replaceAll("[\\s\u00A0\u202F]", "");
        if (GROUPED.matcher(plain).matches()) {
            int last = Math.max(plain.lastIndexOf('.'), plain.lastIndexOf(','));
            boolean decimals = plain.indexOf(plain.charAt(last)) == last;
            plain = decimals
                    ? plain.substring(0, last).replaceAll("[.,]", "") + "." + plain.substring(last + 1)
                    : plain.replaceAll("[.,]", "");
        }
        if (!AMOUNT.matcher(plain).matches()) {
            throw new IllegalArgumentException(
                    "price_per_post \"" + text + "\" is not an amount such as 300 or 300.50");
        }
        BigDecimal amount = new BigDecimal(plain.replace(',', '.'));
        int decimals = Math.max(0, currency.getDefaultFractionDigits());
        if (amount.stripTrailingZeros().scale() > decimals || amount.scale() > Math.max(2, decimals)) {
            throw new IllegalArgumentException("price_per_post \"" + text + "\" has more decimals than "
                    + currency.getCurrencyCode() + " has; write 1234 or 1234.50");
        }
        return new Money(amount, currency);
    }
}
