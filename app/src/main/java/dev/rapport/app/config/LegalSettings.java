package dev.rapport.app.config;

import dev.rapport.domain.setting.Setting;
import java.net.URI;
import java.util.List;

/** Who answers for this installation, told on its public pages. */
public final class LegalSettings {
    public static final Setting<String> OPERATOR =
            Setting.text("legal.operator", "Name and address of whoever runs this, as the public pages name them");
    public static final Setting<String> CONTACT =
            Setting.text("legal.contact", "Where people ask about their data, such as an e-mail address");
    public static final Setting<URI> PRIVACY_URL =
            Setting.address("legal.privacy-url", "Your own privacy policy, shown instead of the built-in one");
    public static final Setting<URI> TERMS_URL =
            Setting.address("legal.terms-url", "Your own terms, shown instead of the built-in ones");

    static final List<Setting<?>> ALL = List.of(OPERATOR, CONTACT, PRIVACY_URL, TERMS_URL);

    private LegalSettings() {}
}
