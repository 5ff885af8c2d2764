package dev.baton.publish;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * What a hook prints, in a file rather than a pipe: what it leaves in the background may go on printing without harm. Of
 * much only the beginning and the end are kept. For one thread.
 */
final class HookOutput implements AutoCloseable {

    /** Characters that are kept of the beginning and of the end. */
    private static final int HEAD = 2_000;

    private static final int TAIL = 6_000;

    private static final long LONGEST = 64L << 20;

    private final Path file;
    private String head = "";
    private String tail = "";

    private HookOutput(Path file) {
        this.file = file;
    }

    /** An empty one that only this account can read. */
    static HookOutput open() throws IOException {
        return new HookOutput(Files.createTempFile("baton-hook-", ".out"));
    }

    Path file() {
        return file;
    }

    /** Gives room back where too much was printed; who prints adds at the end, wherever that is. */
    void keepShort() throws IOException {
        long size = Files.size(file);
        if (size > LONGEST) {
            head = head.isEmpty() ? read(0, HEAD) : head;
            tail = read(size - TAIL, TAIL);
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.truncate(0);
            }
        }
    }

    /** What was printed so far, without what terminals take for orders. */
    String text() throws IOException {
        long size = Files.size(file);
        if (head.isEmpty() && size <= HEAD + TAIL) {
            return read(0, HEAD + TAIL).strip();
        }
        String beginning = head.isEmpty() ? read(0, HEAD) : head;
        String end = tail + read(Math.max(0, size - TAIL), TAIL);
        return (beginning + "\n[...]\n" + end.substring(Math.max(0, end.length() - TAIL))).strip();
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }

    private String read(long from, int length) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            in.skipNBytes(from);
            return printable(new String(in.readNBytes(length), StandardCharsets.UTF_8));
        }
    }

    private static String printable(String text) {
        return text.replaceAll("\u001B\\[[0-9;]*[A-Za-z]", "")
                .replace("\r\n", "\n")
                .replaceAll("[\\p{Cntrl}&&[^\n\t]]", "");
    }
}
