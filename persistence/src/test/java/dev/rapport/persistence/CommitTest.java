package dev.rapport.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.rapport.domain.store.StoreException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A cluster reports a conflict only when a transaction wants to commit. */
final class CommitTest {
    private final AtomicInteger refusals = new AtomicInteger();
    private final AtomicInteger runs = new AtomicInteger();
    private Database database;

    @BeforeEach
    void open() {
        JdbcDataSource memory = new JdbcDataSource();
        memory.setUrl("jdbc:h2:mem:commit;MODE=MySQL");
        HikariConfig config = new HikariConfig();
        config.setDataSource(refusing(memory));
        HikariDataSource pool = new HikariDataSource(config);
        database = new Database(pool, DSL.using(pool, SQLDialect.H2), "here");
        DSL.using(pool, SQLDialect.H2).execute("CREATE TABLE n (n INT PRIMARY KEY)");
    }

    @AfterEach
    void close() {
        database.close();
    }

    private DataSource refusing(DataSource real) {
        return proxy(DataSource.class, real);
    }

    private <T> T proxy(Class<T> type, T real) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    if (method.getName().equals("commit") && refusals.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                        throw new SQLException("Deadlock found when trying to get lock", "40001", 1213);
                    }
                    try {
                        Object answer = method.invoke(real, arguments);
                        return answer instanceof Connection connection ? proxy(Connection.class, connection) : answer;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }

    private int insert() {
        return database.write(tx -> {
            runs.incrementAndGet();
            return tx.execute("INSERT INTO n VALUES (1)");
        });
    }

    private int rows() {
        return database.read(db -> db.fetchCount(DSL.table("n")));
    }

    @Test
    void a_conflict_at_commit_repeats_the_whole_transaction() {
        refusals.set(3);
        insert();
        assertThat(runs).hasValue(4);
        assertThat(rows()).isOne();
    }

    @Test
    void a_conflict_without_end_is_given_up_and_leaves_nothing() {
        refusals.set(1000);
        assertThatThrownBy(this::insert)
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("the store here is too busy");
        assertThat(runs).hasValueLessThan(20);
        refusals.set(0);
        assertThat(rows()).isZero();
    }
}
