package dev.rapport.app.person;

import dev.rapport.app.cli.Session;
import dev.rapport.app.config.ConfigurationException;
import dev.rapport.app.secret.EncryptedGrants.Held;
import dev.rapport.domain.creator.CreatorKey;
import dev.rapport.domain.network.AccountId;
import dev.rapport.domain.retention.DataKind;
import dev.rapport.domain.retention.PersonStore.HeldRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/** All that is held about a person, in a form that the person can read and a program too. */
final class SubjectJson {
    private static final String ACCOUNT = "accountId";

    private SubjectJson() {}

    private record Whole(String madeAt, String creator, List<Part> held) {}

    private record Part(String kind, String what, String origin, int count, List<Map<String, Object>> rows) {}

    static String of(Session session, CreatorKey creator) {
        SortedMap<DataKind, List<Map<String, Object>>> kinds = new TreeMap<>();
        for (HeldRow row : session.store().people().held(creator)) {
            SortedMap<String, Object> values = new TreeMap<>(row.values());
            if (row.kind() == DataKind.GRANTS) {
                values.putAll(consent(session, new AccountId((Long) Objects.requireNonNull(values.get(ACCOUNT)))));
            }
            values.replaceAll(SubjectJson::written);
            kinds.computeIfAbsent(row.kind(), first -> new ArrayList<>()).add(values);
        }
        Whole whole = new Whole(
                session.clock().instant().toString(),
                creator.value(),
                kinds.entrySet().stream()
                        .map(each -> new Part(
                                each.getKey().code(),
                                each.getKey().words(),
                                each.getKey().origin().code(),
                                each.getValue().size(),
                                each.getValue()))
                        .toList());
        return JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(whole) + System.lineSeparator();
    }

    /** Our ids have more digits than programs that read JSON numbers can tell apart. */
    private static Object written(String field, Object value) {
        return value instanceof Instant || field.equals(ACCOUNT) ? value.toString() : value;
    }

    /** What a grant allows and until when; its tokens stay where they are. */
    private static Map<String, Object> consent(Session session, AccountId account) {
        try {
            return session.component()
                    .grants()
                    .held(account)
                    .map(SubjectJson::consent)
                    .orElse(Map.of());
        } catch (ConfigurationException e) {
            return Map.of("unreadable", "the key that opens this grant is not configured here");
        }
    }

    private static Map<String, Object> consent(Held held) {
        Map<String, Object> told = new TreeMap<>();
        told.put("externalId", held.grant().externalId());
        told.put("scopes", held.grant().scopes().stream().sorted().toList());
        told.put("accessExpiresAt", held.grant().accessExpiresAt());
        held.grant().refreshExpiresAt().ifPresent(at -> told.put("refreshExpiresAt", at));
        return told;
    }
}
