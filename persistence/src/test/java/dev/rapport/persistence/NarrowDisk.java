package dev.rapport.persistence;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.util.concurrent.atomic.AtomicLong;
import org.h2.store.fs.FileBase;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/** Files under {@code narrow:} on a disk that takes only so many more bytes. */
public final class NarrowDisk extends FilePathWrapper {
    private static final String SCHEME = "narrow";
    private static final AtomicLong ROOM = new AtomicLong(Long.MAX_VALUE);

    /** H2 makes one for each path. */
    public NarrowDisk() {}

    static void mount() {
        ROOM.set(Long.MAX_VALUE);
        FilePath.register(new NarrowDisk());
    }

    static void leave(long bytes) {
        ROOM.set(bytes);
    }

    private static void take(int bytes) throws IOException {
        if (ROOM.addAndGet(-bytes) < 0) {
            throw new IOException("No space left on device");
        }
    }

    @Override
    public String getScheme() {
        return SCHEME;
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        return new NarrowFile(super.open(mode));
    }

    private static final class NarrowFile extends FileBase {
        private final FileChannel file;

        NarrowFile(FileChannel file) {
            this.file = file;
        }

        @Override
        public int write(ByteBuffer from) throws IOException {
            take(from.remaining());
            return file.write(from);
        }

        @Override
        public int write(ByteBuffer from, long position) throws IOException {
            take(from.remaining());
            return file.write(from, position);
        }

        @Override
        public int read(ByteBuffer into) throws IOException {
            return file.read(into);
        }

        @Override
        public int read(ByteBuffer into, long position) throws IOException {
            return file.read(into, position);
        }

        @Override
        public long position() throws IOException {
            return file.position();
        }

        @Override
        public FileChannel position(long position) throws IOException {
            file.position(position);
            return this;
        }

        @Override
        public long size() throws IOException {
            return file.size();
        }

        @Override
        public FileChannel truncate(long size) throws IOException {
            file.truncate(size);
            return this;
        }

        @Override
        public void force(boolean metaData) throws IOException {
            file.force(metaData);
        }

        @Override
        public FileLock tryLock(long position, long size, boolean shared) throws IOException {
            return file.tryLock(position, size, shared);
        }

        @Override
        protected void implCloseChannel() throws IOException {
            file.close();
        }
    }
}
