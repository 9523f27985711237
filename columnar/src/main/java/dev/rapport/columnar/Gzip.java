package dev.rapport.columnar;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.GZIPOutputStream;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/** Compression by the JDK. Every reader of Parquet knows it, and it needs neither Hadoop nor a native library. */
final class Gzip implements CompressionCodecFactory, CompressionCodecFactory.BytesInputCompressor {

    @Override
    public BytesInputCompressor getCompressor(CompressionCodecName codec) {
        return this;
    }

    @Override
    public BytesInput compress(BytesInput bytes) throws IOException {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream((int) Math.min(bytes.size(), 1 << 20));
        try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
            bytes.writeAllTo(gzip);
        }
        return BytesInput.from(compressed);
    }

    @Override
    public CompressionCodecName getCodecName() {
        return CompressionCodecName.GZIP;
    }

    @Override
    public BytesInputDecompressor getDecompressor(CompressionCodecName codec) {
        throw new UnsupportedOperationException("files are only written here");
    }

    @Override
    public void release() {
        // Nothing is held between two pages.
    }
}
