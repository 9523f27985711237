package dev.rapport.adapter.tiktok;

import static com.github.tomakehurst.wiremock.client.WireMock.badRequest;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.matching.RequestPatternBuilder;
import dev.rapport.domain.network.AccountReference;
import dev.rapport.domain.network.Cancellation;
import dev.rapport.domain.network.ConsentFlow;
import dev.rapport.domain.network.ConsentFlow.Asking;
import dev.rapport.domain.network.ConsentFlow.Consented;
import dev.rapport.domain.network.FailureKind;
import dev.rapport.domain.network.Grant;
import dev.rapport.domain.network.Grants;
import dev.rapport.domain.network.Handle;
import dev.rapport.domain.network.NetworkAdapterProvider;
import dev.rapport.domain.network.NetworkException;
import dev.rapport.domain.network.ReadContext;
import dev.rapport.domain.setting.Secret;
import dev.rapport.domain.setting.Settings;
import dev.rapport.testkit.RecordingQuotaGate;
import dev.rapport.testkit.SettableClock;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DisplayConsentTest {
    @RegisterExtension
    static final WireMockExtension API = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort())
            .build();

    private static final URI REDIRECT = URI.create("https://connect.example.com/oauth/tiktok/callback");
    private static final Asking ASKING = new Asking("st&te", REDIRECT, "v".repeat(43));
    private static final String TOKENS = """
            {"access_token":"act.one","expires_in":7200,"open_id":"-000abc","refresh_expires_in":15552000,
             "refresh_token":"rft.one","scope":"%s","token_type":"Bearer"}""";
    private static final String PROFILE = """
            {"data":{"user":{"open_id":"-000abc","username":"Anna.Fit"}},
             "error":{"code":"ok","message":"","log_id":"1"}}""";

    private final SettableClock clock = new SettableClock(Bench.NOW);
    private final RecordingQuotaGate gate = new RecordingQuotaGate(Bench.NOW.plusSeconds(60));
    private ConsentFlow flow;

    @BeforeEach
    void open() {
        Map<String, String> settings =
                Map.of("client-key", "key one", "client-secret", "s3cret", "base-url", API.baseUrl());
        flow = new TikTokAdapterProvider()
                .consent(new NetworkAdapterProvider.Context(new Settings("networks.tiktok", settings), clock))
                .orElseThrow();
    }

    @AfterEach
    void close() {
        flow.close();
    }

    private ReadContext context() {
        return new ReadContext(gate, Grants.none(), clock, clock, Cancellation.never(), ReadContext.CallLimits.DEFAULT);
    }

    private void answers(String scopes) {
        API.stubFor(post(urlPathEqualTo("/v2/oauth/token/")).willReturn(okJson(TOKENS.formatted(scopes))));
        API.stubFor(get(urlPathEqualTo("/v2/user/info/")).willReturn(okJson(PROFILE)));
    }

    @Test
    void sends_the_creator_to_tiktok_s_page_with_the_least_scopes() {
        assertThat(flow.authorizeUrl(ASKING))
                .hasToString("https://www.tiktok.com/v2/auth/authorize/?client_key=key+one"
                        + "&scope=user.info.basic%2Cuser.info.profile%2Cuser.info.stats%2Cvideo.list"
                        + "&response_type=code"
                        + "&redirect_uri=https%3A%2F%2Fconnect.example.com%2Foauth%2Ftiktok%2Fcallback"
                        + "&state=st%26te");
    }

    @Test
    void exchanges_the_code_and_learns_whose_it_is() {
        answers("user.info.basic,user.info.profile,video.list");
        Consented consented = flow.exchange("c0de*", ASKING, context());

        assertThat(consented.handle()).contains(new Handle("anna.fit"));
        assertThat(consented.grant().externalId()).isEqualTo("-000abc");
        assertThat(consented.grant().scopes())
                .containsExactlyInAnyOrder("user.info.basic", "user.info.profile", "video.list");
        assertThat(consented.grant().accessExpiresAt()).isEqualTo(Bench.NOW.plus(Duration.ofHours(2)));
        assertThat(consented.grant().refreshExpiresAt()).contains(Bench.NOW.plus(Duration.ofDays(180)));
        API.verify(
                1,
                postRequestedFor(urlPathEqualTo("/v2/oauth/token/"))
                        .withFormParam("client_key", equalTo("key one"))
                        .withFormParam("client_secret", equalTo("s3cret"))
                        .withFormParam("grant_type", equalTo("authorization_code"))
                        .withFormParam("code", equalTo("c0de*"))
                        .withFormParam("redirect_uri", equalTo(REDIRECT.toString())));
        API.verify(
                1,
                getRequestedFor(urlPathEqualTo("/v2/user/info/"))
                        .withHeader("Authorization", equalTo("Bearer act.one"))
                        .withQueryParam("fields", equalTo("open_id,username")));
    }

    private void revoke(Instant expires) {
        Grant grant = new Grant(
                "-000abc",
                new Secret("act.old"),
                expires,
                Optional.of(new Secret("rft.old")),
                Optional.of(Bench.NOW.plus(Duration.ofDays(9))),
                Set.of());
        assertThat(flow.revoke(grant, context())).isTrue();
    }

    private static RequestPatternBuilder revoked(String token) {
        return postRequestedFor(urlPathEqualTo("/v2/oauth/revoke/"))
                .withFormParam("client_key", equalTo("key one"))
                .withFormParam("client_secret", equalTo("s3cret"))
                .withFormParam("token", equalTo(token));
    }

    @Test
    void ends_a_consent_with_a_token_that_works() {
        API.stubFor(post(urlPathEqualTo("/v2/oauth/revoke/")).willReturn(ok()));
        revoke(Bench.NOW.plusSeconds(60));
        API.verify(1, revoked("act.old"));

        answers("user.info.basic");
        revoke(Bench.NOW);
        API.verify(1, revoked("act.one"));
    }

    @Test
    void a_consent_that_has_ended_already_is_left_alone_and_an_error_is_none_of_that() {
        API.stubFor(post(urlPathEqualTo("/v2/oauth/token/"))
                .willReturn(badRequest().withBody("{\"error\":\"invalid_grant\",\"log_id\":\"1\"}")));
        revoke(Bench.NOW);
        API.verify(0, postRequestedFor(urlPathEqualTo("/v2/oauth/revoke/")));

        API.stubFor(post(urlPathEqualTo("/v2/oauth/revoke/"))
                .willReturn(okJson("{\"error\":\"invalid_client\",\"log_id\":\"1\"}")));
        assertThatThrownBy(() -> revoke(Bench.NOW.plusSeconds(60)))
                .isInstanceOfSatisfying(
                        NetworkException.class, e -> assertThat(e.kind()).isEqualTo(FailureKind.NOT_AUTHORISED));
    }

    @Test
    void asks_for_no_profile_that_was_not_granted() {
        answers("user.info.basic");
        assertThat(flow.exchange("c0de", ASKING, context()).handle()).isEmpty();
        API.verify(0, getRequestedFor(urlPathEqualTo("/v2/user/info/")));
    }

    @Test
    void a_code_that_is_unknown_or_whose_answer_is_lost_is_sent_once_and_in_no_message() {
        API.stubFor(post(urlPathEqualTo("/v2/oauth/token/")).willReturn(okJson("""
                        {"error":"invalid_grant","error_description":"expired","log_id":"1"}""")));
        assertThatThrownBy(() -> flow.exchange("c0de", ASKING, context()))
                .isInstanceOfSatisfying(NetworkException.class, e -> {
                    assertThat(e.kind()).isEqualTo(FailureKind.CONSENT_WITHDRAWN);
                    assertThat(e.getMessage()).doesNotContain("c0de", "s3cret");
                });
        API.stubFor(post(urlPathEqualTo("/v2/oauth/token/")).willReturn(serverError()));
        assertThatThrownBy(() -> flow.exchange("c0de", ASKING, context())).isInstanceOf(NetworkException.class);
        API.verify(2, postRequestedFor(urlPathEqualTo("/v2/oauth/token/")));
    }

    @Test
    void only_the_account_that_was_meant_will_do() {
        answers("user.info.basic,user.info.profile");
        Consented anna = flow.exchange("c0de", ASKING, context());
        Consented unnamed = new Consented(anna.grant(), Optional.empty());

        assertThat(flow.isMeant(AccountReference.ofHandle("anna.fit"), anna)).isTrue();
        assertThat(flow.isMeant(AccountReference.ofHandle("ben"), anna)).isFalse();
        assertThat(flow.isMeant(AccountReference.ofHandle("anna.fit"), unnamed)).isFalse();
        assertThat(flow.isMeant(AccountReference.ofId("-000abc"), unnamed)).isTrue();
        // The handle is the same and the known open_id another: somebody took the handle over.
        assertThat(flow.isMeant(reference("anna.fit", "-000old"), anna)).isFalse();
        // The research route's id is the handle, the marketplace's a number.
        assertThat(flow.isMeant(reference("anna.fit", "anna.fit"), anna)).isTrue();
        assertThat(flow.isMeant(reference("anna.fit", "7012345678901234567"), anna))
                .isTrue();
    }

    private static AccountReference reference(String handle, String id) {
        return new AccountReference(Optional.of(new Handle(handle)), Optional.of(id));
    }

    @Test
    void other_routes_have_nothing_to_consent_to() {
        Settings research =
                new Settings("networks.tiktok", Map.of("route", "research", "client-key", "k", "client-secret", "s"));
        assertThat(new TikTokAdapterProvider().consent(new NetworkAdapterProvider.Context(research, clock)))
                .isEmpty();
    }

    @Test
    void an_app_without_its_secret_is_named() {
        Settings half = new Settings("networks.tiktok", Map.of("client-key", "k"));
        assertThatThrownBy(() -> new TikTokAdapterProvider().consent(new NetworkAdapterProvider.Context(half, clock)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("networks.tiktok.client-secret");
    }
}
