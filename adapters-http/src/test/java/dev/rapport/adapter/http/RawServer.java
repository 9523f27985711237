package dev.rapport.adapter.http;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Sends bytes as they are, one answer for each connection, and hangs up; for answers that no server would give. */
final class RawServer implements AutoCloseable {
    private final ServerSocket socket;
    private final List<Socket> silent = new ArrayList<>();

    /** An empty answer means that nothing at all is said and the connection stays open. */
    RawServer(byte[]... answers) {
        try {
            socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(() -> {
            for (byte[] answer : answers) {
                serve(answer);
            }
        });
    }

    static byte[] answer(String headers, byte[] body) {
        byte[] head =
                ("HTTP/1.1 200 OK\r\nConnection: close\r\n" + headers + "\r\n").getBytes(StandardCharsets.US_ASCII);
        byte[] whole = new byte[head.length + body.length];
        System.arraycopy(head, 0, whole, 0, head.length);
        System.arraycopy(body, 0, whole, head.length, body.length);
        return whole;
    }

    static byte[] answer(String headers, String body) {
        return answer(headers, body.getBytes(StandardCharsets.UTF_8));
    }

    private void serve(byte[] answer) {
        try {
            Socket connection = socket.accept();
            if (answer.length == 0) {
                silent.add(connection);
                return;
            }
            try (connection) {
                BufferedReader asked =
                        new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8));
                String line = asked.readLine();
                while (line != null && !line.isEmpty()) {
                    line = asked.readLine();
                }
                connection.getOutputStream().write(answer);
            }
        } catch (IOException e) {
            // The test is over, or the client hung up first.
        }
    }

    String address(String scheme) {
        return scheme + "://127.0.0.1:" + socket.getLocalPort();
    }

    @Override
    public void close() {
        try {
            socket.close();
            for (Socket connection : silent) {
                connection.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
