package dev.rapport.app.config;

import dev.rapport.domain.setting.Secret;
import dev.rapport.domain.setting.Setting;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** Where facts and secrets are kept. */
public final class StoreSettings {
    public static final Setting<String> URL = Setting.text(
            "store.url",
            "JDBC address of the store; without one, an embedded file store in the data folder",
            "an address such as jdbc:mysql://host:3306/rapport",
            Pattern.compile("jdbc:(mysql|h2):.+"));
    public static final Setting<String> USER = Setting.text("store.user", "User of the store");
    public static final Setting<Secret> PASSWORD = Setting.secret("store.password", "Password of the store's user");
    public static final Setting<Long> POOL_SIZE = Setting.number(
                    "store.pool-size", "Connections to the store at the same time", 1, 200)
            .withDefault(8L);
    public static final Setting<Path> DATA_DIR = Forms.path(
            "data-dir",
            "Folder of the embedded store; default \"rapport\" in the user's data folder"
                    + " ($XDG_DATA_HOME, else ~/.local/share)");
    public static final Setting<Secret> MASTER_KEY = Setting.secret(
            "secrets.master-key",
            "Encrypts stored tokens: 32 random bytes in Base64, or a Tink keyset for AEAD as JSON");
    public static final Setting<Path> MASTER_KEY_FILE = Forms.path(
            "secrets.master-key-file",
            "A file that holds the master key; without either, a key file is made beside the data folder");

    static final List<Setting<?>> ALL = List.of(URL, USER, PASSWORD, POOL_SIZE, DATA_DIR, MASTER_KEY, MASTER_KEY_FILE);

    private StoreSettings() {}
}
