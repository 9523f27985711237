package dev.rapport.persistence.internal;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jooq.Binding;
import org.jooq.BindingGetResultSetContext;
import org.jooq.BindingGetSQLInputContext;
import org.jooq.BindingGetStatementContext;
import org.jooq.BindingRegisterContext;
import org.jooq.BindingSQLContext;
import org.jooq.BindingSetSQLOutputContext;
import org.jooq.BindingSetStatementContext;
import org.jooq.Converter;
import org.jooq.SQLDialect;
import org.jooq.conf.ParamType;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * Keeps moments as DATETIME in UTC with microseconds. Goes past {@code java.sql.Timestamp}, which would push them through
 * the zone of the JVM and lose those that its daylight saving skips. They are sent as text: MariaDB before 11 calls itself
 * 5.5.5 first, and MySQL's driver sends no fractions to so old a server. Public because generated classes name it.
 */
public final class InstantBinding implements Binding<LocalDateTime, Instant> {
    private static final long serialVersionUID = 1L;

    private static final Converter<LocalDateTime, Instant> UTC = Converter.ofNullable(
            LocalDateTime.class,
            Instant.class,
            time -> time.toInstant(ZoneOffset.UTC),
            moment -> LocalDateTime.ofInstant(micros(moment), ZoneOffset.UTC));

    private static final DateTimeFormatter TEXT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS", Locale.ROOT);

    /** Binds a moment, or its absence. */
    public static void bind(PreparedStatement statement, int place, @Nullable Instant moment) throws SQLException {
        if (moment == null) {
            statement.setNull(place, Types.TIMESTAMP);
        } else {
            statement.setString(place, TEXT.format(LocalDateTime.ofInstant(micros(moment), ZoneOffset.UTC)));
        }
    }

    /** The moment as the store can keep it. */
    public static Instant micros(Instant moment) {
        return moment.truncatedTo(ChronoUnit.MICROS);
    }

    @Override
    public Converter<LocalDateTime, Instant> converter() {
        return UTC;
    }

    @Override
    public void sql(BindingSQLContext<Instant> context) {
        // A parameter rendered in its stead would be bound in its stead too, and as java.sql.Timestamp.
        if (context.render().paramType() == ParamType.INLINED) {
            context.render().visit(DSL.inline(context.convert(UTC).value(), LocalDateTime.class));
        } else if (context.family() == SQLDialect.H2) {
            // H2 cannot tell the type of a parameter that stands alone in a subquery.
            context.render().sql("cast(" + context.variable() + " as timestamp(6))");
        } else {
            context.render().sql(context.variable());
        }
    }

    @Override
    public void register(BindingRegisterContext<Instant> context) throws SQLException {
        context.statement().registerOutParameter(context.index(), Types.TIMESTAMP);
    }

    @Override
    public void set(BindingSetStatementContext<Instant> context) throws SQLException {
        bind(context.statement(), context.index(), context.value());
    }

    @Override
    public void get(BindingGetResultSetContext<Instant> context) throws SQLException {
        context.convert(UTC).value(context.resultSet().getObject(context.index(), LocalDateTime.class));
    }

    @Override
    public void get(BindingGetStatementContext<Instant> context) throws SQLException {
        context.convert(UTC).value(context.statement().getObject(context.index(), LocalDateTime.class));
    }

    @Override
    public void set(BindingSetSQLOutputContext<Instant> context) throws SQLException {
        throw new SQLFeatureNotSupportedException("moments inside SQL objects");
    }

    @Override
    public void get(BindingGetSQLInputContext<Instant> context) throws SQLException {
        throw new SQLFeatureNotSupportedException("moments inside SQL objects");
    }
}
