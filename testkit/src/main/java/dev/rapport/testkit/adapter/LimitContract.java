package dev.rapport.testkit.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.domain.network.AccountOutcome;
import dev.rapport.domain.network.AccountToRead;
import dev.rapport.domain.network.Cancellation;
import dev.rapport.domain.network.FailureKind;
import dev.rapport.domain.network.ReadContext.CallLimits;
import dev.rapport.testkit.adapter.Answer.Manner;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** Answers without end, without bottom or to somewhere else. */
abstract class LimitContract extends AdapterPart {
    private static final int MOST_BYTES = 200_000;

    LimitContract(AdapterContract contract) {
        super(contract);
    }

    private AccountOutcome outcome(CallLimits limits) {
        AccountToRead account = given(1, 500, 0);
        return read(contract.adapter(), request(0, account), context(Cancellation.never(), limits))
                .values()
                .iterator()
                .next();
    }

    private AccountOutcome outcomeWithFewBytes() {
        return outcome(new CallLimits(1, 1, Duration.ofSeconds(60), MOST_BYTES));
    }

    @Test
    final void an_answer_that_drips_without_end_is_given_up() {
        contract.meddle((number, asked, honest) -> honest.answer().with(Manner.DRIPPING));
        assertThat(failure(outcome(new CallLimits(1, 1, Duration.ofMillis(300), MOST_BYTES))))
                .contains(FailureKind.DEADLINE_EXCEEDED);
    }

    /** JSON may begin with as many blanks as it likes. */
    private static byte[] blown(byte[] body) {
        byte[] large = new byte[MOST_BYTES + 1 + body.length];
        Arrays.fill(large, (byte) ' ');
        System.arraycopy(body, 0, large, MOST_BYTES + 1, body.length);
        return large;
    }

    @Test
    final void an_answer_that_is_too_large_is_given_up() {
        contract.meddle((number, asked, honest) -> {
            Answer answer = honest.answer();
            return answer.with(blown(answer.body()));
        });
        assertThat(failure(outcomeWithFewBytes())).contains(FailureKind.RESPONSE_TOO_LARGE);
    }

    @Test
    final void an_answer_that_grows_too_large_when_it_is_inflated_is_given_up() {
        contract.meddle((number, asked, honest) -> {
            Answer answer = honest.answer();
            return asked.header("accept-encoding").orElse("").contains("gzip")
                    ? answer.with(gzip(blown(answer.body()))).with("Content-Encoding", "gzip")
                    : answer.with(blown(answer.body()));
        });
        assertThat(failure(outcomeWithFewBytes())).contains(FailureKind.RESPONSE_TOO_LARGE);
    }

    private static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    @Test
    final void an_answer_that_is_nested_too_deep_is_given_up() {
        byte[] deep = "[".repeat(100_000).getBytes(StandardCharsets.UTF_8);
        contract.meddle((number, asked, honest) -> honest.answer().with(deep));
        assertThat(failure(outcomeWithFewBytes())).contains(FailureKind.UNEXPECTED_RESPONSE);
    }

    @Test
    final void an_answer_within_the_limits_is_read() {
        assertThat(outcomeWithFewBytes()).isInstanceOf(AccountOutcome.Read.class);
    }

    @Test
    final void a_redirect_takes_no_credential_to_another_host() {
        try (StubServer elsewhere = new StubServer(asked -> Answer.json("{}"))) {
            String other = elsewhere.baseUrl().replace("127.0.0.1", "localhost");
            for (int status : new int[] {301, 302, 307, 308}) {
                contract.meddle(
                        (number, asked, honest) -> Answer.json(status, "").with("Location", other + asked.address()));
                assertThat(outcomeWithFewBytes()).isNotInstanceOf(AccountOutcome.Read.class);
            }
            assertThat(server().requests()).isPositive();
            assertThat(elsewhere.asked()).isEmpty();
        }
    }
}
