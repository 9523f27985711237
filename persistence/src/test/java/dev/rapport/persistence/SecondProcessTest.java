package dev.rapport.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.domain.network.AccountId;
import dev.rapport.domain.store.Store;
import dev.rapport.domain.store.StoreException;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One file and two processes, as when the command line is used beside the service. */
final class SecondProcessTest {
    private static final int READINGS = 20;

    @TempDir
    private Path folder;

    private StoreOptions file() {
        return StoreOptions.embedded(folder.resolve("rapport"));
    }

    /** What the second process does: readings of the one account, each in a transaction of its own. */
    static final class Writer {
        private Writer() {}

        public static void main(String[] arguments) {
            try (Store store = JooqStore.open(StoreOptions.embedded(Path.of(arguments[0])))) {
                AccountId account = Sample.views(store).get(0).account().id();
                for (int i = 1; i <= READINGS; i++) {
                    store.snapshots().append("run", List.of(Sample.reading(account, i, Sample.AT.plusSeconds(i))));
                    System.out.println("written " + i);
                }
            }
        }
    }

    private Process writer() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Writer.class.getName(),
                        folder.resolve("rapport").toString())
                .redirectErrorStream(true)
                .start();
    }

    @Test
    void one_process_writes_while_another_reads() throws Exception {
        try (Store store = JooqStore.open(file())) {
            Sample.accounts(store, "anna");
            Process writer = writer();
            StringBuilder said = new StringBuilder();
            try (BufferedReader words = writer.inputReader()) {
                for (String line = words.readLine(); line != null; line = words.readLine()) {
                    said.append(line).append('\n');
                    if (line.startsWith("written ")) {
                        long number = Long.parseLong(line.substring("written ".length()));
                        assertThat(Sample.followers(store))
                                .startsWith(LongStream.rangeClosed(1, number)
                                        .boxed()
                                        .toArray(Long[]::new));
                    }
                }
            }
            assertThat(writer.waitFor()).as(said.toString()).isZero();
            assertThat(Sample.followers(store)).hasSize(READINGS);
        }
    }

    @Test
    void what_one_process_wrote_the_next_one_finds() throws Exception {
        try (Store store = JooqStore.open(file())) {
            Sample.accounts(store, "anna");
        }
        Process writer = writer();
        String said = writer.inputReader().lines().reduce("", (all, line) -> all + line + "\n");
        assertThat(writer.waitFor()).as(said).isZero();
        try (Store store = JooqStore.open(file())) {
            assertThat(Sample.followers(store)).hasSize(READINGS);
        }
    }

    @Test
    void the_other_process_is_served_on_the_loopback_address_only() throws Exception {
        try (Store store = JooqStore.open(file())) {
            assertThat(Sample.views(store)).isEmpty();
            int port = servedAt();
            try (Socket loopback = new Socket("127.0.0.1", port)) {
                assertThat(loopback.isConnected()).isTrue();
            }
            List<Inet4Address> others = NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(address -> !address.isLoopbackAddress())
                    .filter(Inet4Address.class::isInstance)
                    .map(Inet4Address.class::cast)
                    .toList();
            for (Inet4Address address : others) {
                assertThatThrownBy(() -> {
                            try (Socket socket = new Socket()) {
                                socket.connect(new InetSocketAddress(address, port), 2000);
                            }
                        })
                        .as("%s", address)
                        .isInstanceOf(IOException.class);
            }
        }
    }

    private int servedAt() throws IOException {
        String server = Files.readAllLines(folder.resolve("rapport.lock.db")).stream()
                .filter(line -> line.startsWith("server="))
                .findFirst()
                .orElseThrow();
        return Integer.parseInt(server.substring(server.lastIndexOf(':') + 1));
    }

    @Test
    void a_file_that_may_only_be_read_can_be_read_and_says_so_when_written() {
        AccountId account;
        try (Store store = JooqStore.open(file())) {
            account = Sample.accounts(store, "anna").get(0);
        }
        StoreOptions readOnly = new StoreOptions(
                file().url() + ";ACCESS_MODE_DATA=r;AUTO_SERVER=FALSE", file().user(), file().password(), 2);
        try (Store store = JooqStore.open(readOnly)) {
            assertThat(Sample.views(store)).hasSize(1);
            assertThatThrownBy(() -> store.snapshots().append("run", List.of(Sample.reading(account, 1))))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("can only be read")
                    .hasMessageContaining("make its files writable");
        }
    }
}
