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
    private static final int LONGEST_CELL = 10_000;
    private static final int LONGEST_WORD = 190;
    private static final Pattern AMOUNT = Pattern.compile("\\d{1,12}([.,]\\d+)?");
    private static final Pattern GROUPED = Pattern.compile(
            "\\d{1,3}(,\\d{3})+\\.\\d+|\\d{1,3}(\\.\\d{3})+,\\d+|\\d{1,3}(,\\d{3}){2,}|\\d{1,3}(\\.\\d{3}){2,}");

    private final Columns columns;
    private final Providers providers;

    EntryParser(Columns columns, Providers providers) {
        this.columns = columns;
        this.providers = providers;
    }

    /** @throws IllegalArgumentException saying what is wrong with the row */
    CreatorEntry parse(List<String> row) {
        if (row.size() != columns.size()) {
            throw new IllegalArgumentException("the row has " + row.size() + " cells, the header " + columns.size());
        }
        for (String cell : row) {
            if (cell.length() > LONGEST_CELL) {
                throw new IllegalArgumentException(
                        "a cell has more than " + LONGEST_CELL + " characters; is a quotation mark not closed?");
            }
            if (cell.indexOf('\uFFFD') >= 0) {
                throw new IllegalArgumentException("the row is not UTF-8; save the file as CSV UTF-8");
            }
        }
        NetworkAdapterProvider provider = providers.named(required(row, Columns.NETWORK));
        return new CreatorEntry(
                new CreatorKey(required(row, Columns.CREATOR)),
                word(row, Columns.NAME),
                provider.network(),
                account(row, provider),
                words(row, Columns.NICHE),
                country(row),
                word(row, Columns.CITY),
                price(row),
                words(row, Columns.TAGS),
                columns.cell(row, Columns.NOTES));
    }

    private String required(List<String> row, String column) {
        return columns.cell(row, column).orElseThrow(() -> new IllegalArgumentException(column + " is empty"));
    }

    private AccountReference account(List<String> row, NetworkAdapterProvider provider) {
        Optional<AccountReference> byHandle = columns.cell(row, Columns.HANDLE).map(provider::reference);
        Optional<AccountReference> byId = columns.cell(row, Columns.ACCOUNT_ID).map(provider::referenceById);
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

    private Optional<String> word(List<String> row, String column) {
        Optional<String> word = columns.cell(row, column);
        word.ifPresent(text -> checkLength(column, text));
        return word;
    }

    private Set<String> words(List<String> row, String column) {
        Set<String> words = Arrays.stream(columns.cell(row, column).orElse("").split(";"))
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

    private Optional<String> country(List<String> row) {
        return columns.cell(row, Columns.COUNTRY)
                .map(text -> Countries.code(text)
                        .orElseThrow(() ->
                                new IllegalArgumentException("country \"" + text + "\" is not " + Countries.FORM)));
    }

    private Optional<Money> price(List<String> row) {
        Optional<String> amount = columns.cell(row, Columns.PRICE);
        Optional<Currency> currency = columns.cell(row, Columns.CURRENCY).map(EntryParser::currency);
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
