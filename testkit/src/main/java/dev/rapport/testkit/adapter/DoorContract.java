package dev.rapport.testkit.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.domain.network.AccountReference;
import dev.rapport.domain.network.Capabilities;
import dev.rapport.domain.network.Handle;
import dev.rapport.domain.network.NetworkAdapter;
import dev.rapport.domain.network.NetworkAdapterProvider;
import dev.rapport.domain.network.ReadRequest;
import dev.rapport.domain.quota.QuotaBucket;
import dev.rapport.domain.setting.Setting;
import dev.rapport.domain.setting.Settings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Provider, settings and capabilities. */
abstract class DoorContract extends AdapterPart {
    DoorContract(AdapterContract contract) {
        super(contract);
    }

    @Test
    final void making_an_adapter_and_estimating_call_nobody() {
        NetworkAdapter adapter = contract.adapter();
        adapter.capabilities();
        adapter.quotaOwner();
        adapter.estimate(new ReadRequest(given(3, 0), 20, false));
        assertThat(server().requests()).isZero();
    }

    @Test
    final void provider_and_adapter_tell_the_same() {
        NetworkAdapter adapter = contract.adapter();
        assertThat(adapter.network()).isEqualTo(contract.provider().network());
        assertThat(adapter.capabilities()).isEqualTo(contract.provider().capabilities(contract.given()));
        assertThat(adapter.capabilities().network()).isEqualTo(adapter.network());
        assertThat(contract.provider().displayName()).isNotBlank();
    }

    @Test
    final void capabilities_are_told_without_settings_too() {
        Capabilities bare = contract.provider().capabilities(new Settings("networks.x", Map.of()));
        assertThat(bare.accountsPerCall()).isPositive();
        assertThat(bare.postsPerPage()).isPositive();
        assertThat(bare.buckets()).isNotEmpty();
    }

    @Test
    final void an_estimate_names_buckets_of_the_capabilities() {
        NetworkAdapter adapter = contract.adapter();
        List<String> known =
                adapter.capabilities().buckets().stream().map(QuotaBucket::name).toList();
        assertThat(known).doesNotHaveDuplicates();
        assertThat(known)
                .containsAll(adapter.estimate(new ReadRequest(given(2, 0), 20, false))
                        .units()
                        .keySet());
    }

    @Test
    final void every_setting_has_a_meaning_and_a_key_of_its_own() {
        List<Setting<?>> settings = contract.provider().settings();
        assertThat(settings.stream().map(Setting::key)).doesNotHaveDuplicates().allMatch(key -> !key.isBlank());
        assertThat(settings.stream().map(Setting::meaning)).noneMatch(String::isBlank);
        assertThat(settings.stream().map(Setting::key).toList())
                .as("declared settings")
                .containsAll(contract.given().given().keySet());
        assertThat(contract.provider().isConfigured(contract.given())).isTrue();
    }

    @Test
    final void what_is_missing_is_named_by_its_key() {
        Settings none = new Settings("networks." + contract.provider().network(), Map.of());
        NetworkAdapterProvider.Context context = new NetworkAdapterProvider.Context(none, clock);
        if (contract.provider().isConfigured(none)) {
            assertThatCode(() -> contract.provider().create(context).close()).doesNotThrowAnyException();
        } else {
            assertThatThrownBy(() -> contract.provider().create(context))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("networks." + contract.provider().network() + ".");
        }
    }

    @Test
    final void the_address_of_a_profile_leads_back_to_the_account() {
        Optional<Handle> handle = Optional.of(new Handle(dialect().handle(1)));
        NetworkAdapterProvider provider = contract.provider();
        String address = provider.profileUrl(handle, Optional.empty()).orElseThrow();
        assertThat(provider.reference(address))
                .isEqualTo(provider.reference(dialect().handle(1)));
        assertThat(provider.reference(" @" + dialect().handle(1) + " ").handle())
                .isEqualTo(handle);
    }

    @Test
    final void an_address_elsewhere_is_no_account() {
        assertThatThrownBy(() -> contract.provider().reference("https://example.invalid/somebody"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    final void an_id_stays_as_it_is() {
        String id = dialect().accountId(1);
        assertThat(contract.provider().referenceById(id)).isEqualTo(AccountReference.ofId(id));
    }

    @Test
    final void the_owner_of_the_quota_is_the_same_at_every_start() {
        assertThat(contract.adapter().quotaOwner())
                .isNotBlank()
                .isEqualTo(contract.adapter().quotaOwner());
    }

    @Test
    final void closing_twice_is_harmless() {
        NetworkAdapter adapter = contract.adapter();
        adapter.close();
        assertThatCode(adapter::close).doesNotThrowAnyException();
    }
}
