package dev.rapport.testkit.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Every test of the contract is failed by an adapter that deserves it. */
class ContractBitesTest {
    /** What even an adapter gets right for which only the good case was thought of. */
    private static final Set<String> RIGHT_WHEN_NAIVE = Set.of(
            "a_batch_of_any_size_brings_each_account_its_own_numbers",
            "an_account_without_posts_has_an_empty_list",
            "an_answer_within_the_limits_is_read",
            "an_audience_is_read_with_its_bounds",
            "an_estimate_is_never_less_than_what_is_spent",
            "an_estimate_names_buckets_of_the_capabilities",
            "capabilities_are_told_without_settings_too",
            "counts_are_read_as_they_are_told",
            "every_declared_gap_names_a_test_and_a_reason",
            "every_setting_has_a_meaning_and_a_key_of_its_own",
            "fields_that_nobody_knows_are_passed_over",
            "making_an_adapter_and_estimating_call_nobody",
            "many_threads_read_with_one_adapter",
            "no_more_calls_run_at_a_time_than_allowed",
            "one_account_that_is_asked_for_twice_is_read_for_both",
            "posts_of_several_pages_come_newest_first_and_each_once",
            "provider_and_adapter_tell_the_same",
            "secrets_are_declared_as_secrets",
            "ten_thousand_accounts_are_a_batch_like_any_other",
            "the_number_of_posts_is_the_networks_own",
            "zero_is_a_number");

    private static Map<String, TestExecutionResult> run(Class<? extends AdapterContract> contract) {
        Map<String, TestExecutionResult> results = new ConcurrentHashMap<>();
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(selectClass(contract))
                                .build(),
                        new TestExecutionListener() {
                            @Override
                            public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                                test.getSource()
                                        .filter(MethodSource.class::isInstance)
                                        .map(MethodSource.class::cast)
                                        .ifPresent(method -> results.put(method.getMethodName(), result));
                            }
                        });
        return new TreeMap<>(results);
    }

    private static Set<String> with(Status status, Map<String, TestExecutionResult> results) {
        return results.entrySet().stream()
                .filter(result -> result.getValue().getStatus() == status)
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void a_naive_adapter_fails_all_but_the_good_case_and_a_contrary_one_the_rest() {
        Map<String, TestExecutionResult> naive = run(BadContract.Naive.class);
        assertThat(with(Status.SUCCESSFUL, naive)).containsExactlyInAnyOrderElementsOf(RIGHT_WHEN_NAIVE);

        Set<String> failed = with(Status.FAILED, naive);
        failed.addAll(with(Status.FAILED, run(BadContract.Contrary.class)));
        assertThat(naive.keySet())
                .filteredOn(test -> !failed.contains(test))
                .containsExactly("every_declared_gap_names_a_test_and_a_reason");
    }

    @Test
    void a_gap_is_told_with_its_reason_and_a_false_one_is_red() {
        Map<String, TestExecutionResult> results = run(BadContract.Gaps.class);
        assertThat(with(Status.ABORTED, results)).containsExactly("closing_twice_is_harmless");
        assertThat(message(results, "closing_twice_is_harmless")).contains("a gap that is there");
        assertThat(message(results, "zero_is_a_number")).contains("a gap that is not there", "take it out");
        assertThat(message(results, "every_declared_gap_names_a_test_and_a_reason"))
                .contains("no_such_test");
    }

    private static String message(Map<String, TestExecutionResult> results, String test) {
        return String.valueOf(results.getOrDefault(test, TestExecutionResult.successful())
                .getThrowable()
                .orElseThrow()
                .getMessage());
    }
}
