package dev.rapport.app.web;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A client that says exactly what it is told to, byte by byte. */
final class Wire implements AutoCloseable {
    private static final int HANGS_MILLIS = 60_000;

    private final Socket socket;

    Wire(URI address) throws IOException {
        socket = new Socket(address.getHost(), address.getPort());
        socket.setSoTimeout(HANGS_MILLIS);
        socket.setTcpNoDelay(true);
    }

    Wire say(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
        return this;
    }

    /** All that comes until the other side closes. */
    String everything() throws IOException {
        InputStream in = socket.getInputStream();
        return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
