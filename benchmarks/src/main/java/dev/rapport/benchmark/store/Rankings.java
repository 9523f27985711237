package dev.rapport.benchmark.store;

import dev.rapport.benchmark.frame.Benchmark;
import dev.rapport.benchmark.frame.Comparison;
import dev.rapport.benchmark.frame.Goal;
import dev.rapport.benchmark.frame.Report;
import dev.rapport.benchmark.frame.Side;
import dev.rapport.domain.discovery.AssessmentRules;
import dev.rapport.domain.discovery.AudienceRange;
import dev.rapport.domain.discovery.DefinitionChoice;
import dev.rapport.domain.discovery.KeptRates;
import dev.rapport.domain.discovery.Minimums;
import dev.rapport.domain.discovery.RankCreators;
import dev.rapport.domain.discovery.RankCriteria;
import dev.rapport.domain.discovery.Ranking;
import dev.rapport.domain.engagement.BreakCalendar;
import dev.rapport.domain.engagement.MetricDefinitions;
import dev.rapport.domain.engagement.Tiers;
import dev.rapport.domain.store.AccountFilter;
import dev.rapport.domain.store.Sort;
import dev.rapport.domain.store.Store;
import dev.rapport.persistence.JooqStore;
import java.math.BigDecimal;
import java.sql.Connection;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * B7. The micro creators of a niche above a minimum, out of a million accounts, warm: the whole use case against the same
 * statements by plain JDBC. A few thousand accounts go through sync and computing; the others are their copies.
 */
public final class Rankings implements Benchmark {
    private static final int REAL = 2_000;
    private static final int ACCOUNTS = Integer.getInteger("benchmark.accounts", 1_000_000);
    private static final int TOGETHER = 25;
    private static final int QUESTIONS = 100;
    private static final int ROUNDS = 7;
    private static final BigDecimal MINIMUM = new BigDecimal("0.05");
    private static final double CERTAINTY = 0.8;
    private static final String OURS = "Rapport's ranking";
    private static final String JDBC = "the same SQL by plain JDBC";

    @Override
    public String name() {
        return "B7";
    }

    @Override
    public String title() {
        return "Ranking by niche, tier and rate";
    }

    @Override
    public void run(Report report) throws Exception {
        try (Server server = Server.start();
                Store store = JooqStore.open(server.options());
                Connection plain = server.connect("rewriteBatchedStatements=true")) {
            AssessmentRules rules =
                    new AssessmentRules(Tiers.DEFAULT, MetricDefinitions.builtIn(), BreakCalendar.builtIn(), Set.of());
            KeptRates rates = new KeptRates(store.rates(), rules, Minimums.of(MINIMUM), CERTAINTY);
            fill(report, store, rates, plain);
            RankCreators creators = new RankCreators(store.queries(), rules, rates, Clock.systemUTC());
            Recorder recorder = new Recorder(plain);
            List<String> statements = recorder.statementsOf(() -> creators.rank(question(0, MINIMUM, Sort.EVIDENCE)));
            Ranking sample = creators.rank(question(0, MINIMUM, Sort.EVIDENCE));
            report.note(sample.tally().considered() + " accounts in the niche, "
                    + sample.tally().inAudience() + " in the tier, "
                    + sample.tally().ranked() + " above; " + statements.size() + " statements");
            compare(report, creators, recorder, statements);
            others(report, creators);
        }
    }

    private static void fill(Report report, Store store, KeptRates rates, Connection plain) throws Exception {
        var accounts = Invented.enter(store, REAL);
        Invented.readings(accounts, Invented.FIRST, TOGETHER)
                .forEach(batch -> store.snapshots().append("run", batch));
        long since = System.nanoTime();
        rates.refresh((done, of) -> {});
        report.note(String.format("%,.0f accounts/s computed and kept", Side.perSecond(REAL, since)));
        Copies.make(plain, ACCOUNTS / REAL - 1);
        report.note(Server.number(plain, "SELECT COUNT(*) FROM account_latest") + " accounts in " + Invented.NICHES
                + " niches; a refresh finds nothing to do");
        rates.refresh((done, of) -> {
            throw new IllegalStateException("the copies are not up to date: " + done + " of " + of);
        });
    }

    private static RankCriteria question(int i, BigDecimal minimum, Sort sort) {
        return new RankCriteria(
                new AccountFilter(
                        Set.of(),
                        Optional.empty(),
                        Optional.of("niche-" + i % Invented.NICHES),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()),
                new AudienceRange(
                        List.of(Tiers.DEFAULT.named("micro").orElseThrow()),
                        OptionalLong.empty(),
                        OptionalLong.empty()),
                Minimums.of(minimum),
                CERTAINTY,
                true,
                DefinitionChoice.DEFAULTS,
                sort,
                50,
                Optional.empty(),
                Optional.empty());
    }

    private static void compare(Report report, RankCreators creators, Recorder recorder, List<String> statements)
            throws Exception {
        Comparison medians = Comparison.of(
                2,
                ROUNDS,
                new Side(OURS, () -> percentile(50, i -> creators.rank(question(i, MINIMUM, Sort.EVIDENCE)))),
                new Side(JDBC, () -> percentile(50, i -> recorder.replay(statements, i))));
        report.figures(medians, "median of a question, ms");
        report.ratio(medians, OURS, JDBC, Goal.atMost(1.5));
        Comparison slowest = Comparison.of(
                0,
                ROUNDS,
                new Side(OURS, () -> percentile(95, i -> creators.rank(question(i, MINIMUM, Sort.EVIDENCE)))));
        report.figures(slowest, "95th percentile of a question, ms");
        report.goal(OURS + ", p95, ms", slowest.of(OURS), Goal.atMost(20));
    }

    private static void others(Report report, RankCreators creators) throws Exception {
        report.figures(
                Comparison.of(
                        1,
                        3,
                        new Side(
                                "another minimum, 3 %",
                                () -> percentile(
                                        95, i -> creators.rank(question(i, new BigDecimal("0.03"), Sort.EVIDENCE)))),
                        new Side(
                                "sorted by engagement",
                                () -> percentile(95, i -> creators.rank(question(i, MINIMUM, Sort.ENGAGEMENT))))),
                "other questions, 95th percentile, ms");
    }

    /** One question of many. */
    @FunctionalInterface
    private interface Question {
        Object ask(int i) throws Exception;
    }

    private static double percentile(int percent, Question question) throws Exception {
        double[] millis = new double[QUESTIONS];
        for (int i = 0; i < QUESTIONS; i++) {
            long since = System.nanoTime();
            question.ask(i);
            millis[i] = (System.nanoTime() - since) / 1e6;
        }
        Arrays.sort(millis);
        return millis[QUESTIONS * percent / 100 - 1];
    }
}
