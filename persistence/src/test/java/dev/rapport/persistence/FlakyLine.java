package dev.rapport.persistence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The line between a store and its server on this machine, which can be cut at the worst moment. */
final class FlakyLine implements AutoCloseable {
    private final int server;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger answersToLose = new AtomicInteger();
    private final AtomicInteger commitsToLose = new AtomicInteger();
    private final AtomicInteger turnedAway = new AtomicInteger();
    private final ServerSocket door;
    private volatile boolean isUp = true;

    FlakyLine(int server) {
        this.server = server;
        try {
            door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return door.getLocalPort();
    }

    /** The server will commit, and the answer will not arrive. */
    void loseAnswersToCommits(int times) {
        answersToLose.set(times);
    }

    /** The word to commit will not arrive at the server. */
    void loseCommits(int times) {
        commitsToLose.set(times);
    }

    boolean hasLostAll() {
        return answersToLose.get() == 0 && commitsToLose.get() == 0;
    }

    void cut() {
        isUp = false;
        open.forEach(FlakyLine::hangUp);
    }

    void mend() {
        isUp = true;
    }

    /** How many have tried to get through a line that was cut. */
    int turnedAway() {
        return turnedAway.get();
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                if (isUp) {
                    Socket there = new Socket(InetAddress.getLoopbackAddress(), server);
                    open.add(client);
                    open.add(there);
                    Conversation conversation = new Conversation(client, there);
                    Thread.ofVirtual().start(conversation::ask);
                    Thread.ofVirtual().start(conversation::answer);
                } else {
                    turnedAway.incrementAndGet();
                    client.close();
                }
            } catch (IOException e) {
                hangUp(door);
            }
        }
    }

    private static void hangUp(AutoCloseable end) {
        try {
            end.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        hangUp(door);
        cut();
    }

    private final class Conversation {
        private final Socket client;
        private final Socket there;
        private volatile boolean losesNextAnswer;

        Conversation(Socket client, Socket there) {
            this.client = client;
            this.there = there;
        }

        void ask() {
            byte[] bytes = new byte[1 << 16];
            try {
                for (int length = read(client, bytes); length > 0; length = read(client, bytes)) {
                    boolean isCommit = new String(bytes, 0, length, StandardCharsets.ISO_8859_1)
                            .toLowerCase(Locale.ROOT)
                            .endsWith("commit");
                    if (isCommit && take(commitsToLose)) {
                        end();
                        return;
                    }
                    losesNextAnswer |= isCommit && take(answersToLose);
                    there.getOutputStream().write(bytes, 0, length);
                }
            } catch (IOException e) {
                end();
            }
            end();
        }

        void answer() {
            byte[] bytes = new byte[1 << 16];
            try {
                for (int length = read(there, bytes); length > 0 && !losesNextAnswer; length = read(there, bytes)) {
                    client.getOutputStream().write(bytes, 0, length);
                }
            } catch (IOException e) {
                end();
            }
            end();
        }

        private void end() {
            hangUp(client);
            hangUp(there);
            open.remove(client);
            open.remove(there);
        }
    }

    private static int read(Socket from, byte[] bytes) throws IOException {
        return from.getInputStream().read(bytes);
    }

    private static boolean take(AtomicInteger left) {
        return left.getAndUpdate(number -> Math.max(0, number - 1)) > 0;
    }
}
