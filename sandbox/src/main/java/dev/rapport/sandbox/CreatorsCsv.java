package dev.rapport.sandbox;

import dev.rapport.sandbox.population.Account;
import dev.rapport.sandbox.population.Person;
import dev.rapport.sandbox.population.Population;
import dev.rapport.sandbox.population.SocialNetwork;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The population as a creators file: one row for each account. */
final class CreatorsCsv {
    private static final String HEADER =
            "creator,name,network,handle,account_id,niche,country,city,price_per_post,currency,tags";
    /** Every eighth channel is known by its handle only, as happens to people who collect profiles. */
    private static final int BY_HANDLE = 8;

    private CreatorsCsv() {}

    static String of(Population population) {
        return Stream.concat(
                        Stream.of(HEADER),
                        population.people().stream()
                                .flatMap(person -> person.accounts().stream().map(account -> row(person, account))))
                .collect(Collectors.joining("\r\n", "", "\r\n"));
    }

    private static String row(Person person, Account account) {
        boolean byId = account.network() == SocialNetwork.YOUTUBE && account.number() % BY_HANDLE != 0;
        return Stream.of(
                        person.key(),
                        person.name(),
                        account.network().id(),
                        byId ? "" : account.firstHandle(),
                        byId ? account.id() : "",
                        String.join(";", person.niches()),
                        person.country(),
                        person.city(),
                        person.price()
                                .map(price -> price.amount().toPlainString())
                                .orElse(""),
                        person.price().map(price -> price.currency()).orElse(""),
                        String.join(";", tags(account)))
                .map(CreatorsCsv::cell)
                .collect(Collectors.joining(","));
    }

    private static List<String> tags(Account account) {
        return account.hardCase().isPresent() ? List.of("invented", "hard-case") : List.of("invented");
    }

    private static String cell(String text) {
        return text.contains(",") || text.contains("\"") ? "\"" + text.replace("\"", "\"\"") + "\"" : text;
    }
}
