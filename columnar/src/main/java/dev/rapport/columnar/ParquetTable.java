package dev.rapport.columnar;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Types;
import org.jspecify.annotations.Nullable;

/**
 * Writes a table as a Parquet file, row by row. Rows are gathered into groups of some {@value #GROUP_MEGABYTES} MB, so memory
 * does not grow with the file. The file is whole once {@link #close} returned. For one thread at a time.
 */
public final class ParquetTable implements AutoCloseable {
    private static final int GROUP_MEGABYTES = 16;
    private static final int PAGE_BYTES = 1 << 20;
    private static final int MONEY_DIGITS = 19;
    private static final int MONEY_DECIMALS = 4;

    private final List<Column> columns;
    private final MessageType schema;
    private final ParquetWriter<Group> writer;

    private ParquetTable(List<Column> columns, MessageType schema, ParquetWriter<Group> writer) {
        this.columns = columns;
        this.schema = schema;
        this.writer = writer;
    }

    /**
     * Replaces what is there.
     *
     * @param name what the table is called inside of the file
     */
    public static ParquetTable create(Path file, String name, List<Column> columns) throws IOException {
        MessageType schema = schema(name, columns);
        ParquetWriter<Group> writer = ExampleParquetWriter.builder(new LocalOutputFile(file))
                .withConf(new PlainParquetConfiguration())
                .withCodecFactory(new Gzip())
                .withCompressionCodec(CompressionCodecName.GZIP)
                .withWriteMode(ParquetFileWriter.Mode.OVERWRITE)
                .withRowGroupSize((long) GROUP_MEGABYTES << 20)
                .withPageSize(PAGE_BYTES)
                .withType(schema)
                .build();
        return new ParquetTable(List.copyOf(columns), schema, writer);
    }

    private static MessageType schema(String name, List<Column> columns) {
        Types.MessageTypeBuilder schema = Types.buildMessage();
        for (Column column : columns) {
            switch (column.type()) {
                case TEXT ->
                    schema.optional(PrimitiveTypeName.BINARY)
                            .as(LogicalTypeAnnotation.stringType())
                            .named(column.name());
                case WHOLE -> schema.optional(PrimitiveTypeName.INT64).named(column.name());
                case REAL -> schema.optional(PrimitiveTypeName.DOUBLE).named(column.name());
                case MONEY ->
                    schema.optional(PrimitiveTypeName.BINARY)
                            .as(LogicalTypeAnnotation.decimalType(MONEY_DECIMALS, MONEY_DIGITS))
                            .named(column.name());
                case FLAG -> schema.optional(PrimitiveTypeName.BOOLEAN).named(column.name());
                case MOMENT ->
                    schema.optional(PrimitiveTypeName.INT64)
                            .as(LogicalTypeAnnotation.timestampType(true, TimeUnit.MICROS))
                            .named(column.name());
            }
        }
        return schema.named(name);
    }

    /**
     * @param cells one for each column, in their order; null is an empty cell
     * @throws ClassCastException if a cell is not what its column holds
     */
    public void row(List<@Nullable Object> cells) throws IOException {
        if (cells.size() != columns.size()) {
            throw new IllegalArgumentException(cells.size() + " cells for " + columns.size() + " columns");
        }
        Group row = new SimpleGroup(schema);
        for (int i = 0; i < cells.size(); i++) {
            Object cell = cells.get(i);
            if (cell != null) {
                add(row, i, columns.get(i).type(), cell);
            }
        }
        writer.write(row);
    }

    private static void add(Group row, int place, Column.Type type, Object cell) {
        switch (type) {
            case TEXT -> row.add(place, ((CharSequence) cell).toString());
            case WHOLE -> row.add(place, ((Number) cell).longValue());
            case REAL -> row.add(place, (double) (Double) cell);
            case MONEY -> row.add(place, money((BigDecimal) cell));
            case FLAG -> row.add(place, (boolean) (Boolean) cell);
            case MOMENT -> row.add(place, ChronoUnit.MICROS.between(Instant.EPOCH, (Instant) cell));
        }
    }

    private static Binary money(BigDecimal amount) {
        BigDecimal scaled = amount.setScale(MONEY_DECIMALS, RoundingMode.UNNECESSARY);
        return Binary.fromConstantByteArray(scaled.unscaledValue().toByteArray());
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }
}
