package dev.baton.distribution;

import dev.baton.lab.hosts.SshKeys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Secrets wherever one can be configured, each recognisable, in the folder of a process.
 *
 * @param folder where the process runs
 * @param needles what must be found nowhere
 */
record Planted(Path folder, List<String> needles) {
    private static final String MARK = "planted-";
    private static final String NOWHERE = "http://127.0.0.1:1/";

    Planted {
        needles = List.copyOf(needles);
    }

    /** Makes private keys: one that can be used, and one that cannot be read. */
    static Planted in(Path folder) throws IOException {
        Path keys = Files.createDirectories(folder.resolve("keys"));
        SshKeys.make(keys.resolve("usual"));
        Files.writeString(keys.resolve("broken"), """
                -----BEGIN RSA PRIVATE KEY-----
                Proc-Type: 4,ENCRYPTED
                DEK-Info: AES-128-CBC,planted-iv

                planted-key
                -----END RSA PRIVATE KEY-----
                """);
        List<String> needles = new ArrayList<>(List.of(MARK));
        Files.readAllLines(keys.resolve("usual")).stream()
                .filter(line -> !line.startsWith("-----"))
                .forEach(needles::add);
        return new Planted(folder, needles);
    }

    static String secret(String name) {
        return MARK + name;
    }

    /** What is given by the environment. */
    static Map<String, String> environment() {
        return Map.of("BATON_MYSQL_PASSWORD", secret("mysql"));
    }

    /** Every way to tell somebody, and to get onto a host, leads nowhere, so that its failure is told instead. */
    void configure(String store, String seed) throws IOException {
        Map<String, String> keys = new LinkedHashMap<>();
        keys.put("baton.store.url", "jdbc:mysql://" + store + "/baton");
        keys.put("baton.store.password", secret("store"));
        keys.put("baton.mysql.user", "watcher");
        keys.put("baton.mysql.replication-user", "follower");
        keys.put("baton.mysql.replication-password", secret("replication"));
        keys.put("baton.mysql.replication-certificates", "skipped");
        keys.put("baton.mysql.allow-public-key-retrieval", "true");
        keys.put("baton.discovery.seeds", seed);
        keys.put(
                "baton.hooks.PreFailoverProcesses[0]",
                "env; cat /proc/self/environ /proc/self/cmdline | tr '\\\\0' ' '");
        keys.put("baton.hooks.PostFailoverProcesses[0]", "cat /proc/$PPID/cmdline | tr '\\\\0' ' '; exit 3");
        keys.put("baton.ssh.port", "1");
        keys.put("baton.ssh.key-file", folder.resolve("keys/usual").toString());
        keys.put("baton.ssh.key-folder", folder.resolve("keys").toString());
        keys.put("baton.vip.sweep-every", "1s");
        keys.put("baton.vip.fence-command", "sh,-c,env > fenced");
        keys.put("quarkus.log.category.\"dev.baton\".level", "DEBUG");
        keys.put("quarkus.log.category.\"com.jcraft.jsch\".level", "DEBUG");
        keys.putAll(notices());
        Path file = Files.createDirectories(folder.resolve("config")).resolve("application.properties");
        Files.write(
                file,
                keys.entrySet().stream()
                        .map(key -> key.getKey() + "=" + key.getValue())
                        .toList());
    }

    /** The lines in which one is found. */
    List<String> found(String text) {
        return text.lines()
                .filter(line -> needles.stream().anyMatch(line::contains))
                .toList();
    }

    /** What the fencing command was told. */
    String fenced() {
        try {
            return Files.readString(folder.resolve("fenced"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Accounts on the managed servers. */
    static String[] accounts() {
        return Stream.of(
                        "CREATE USER 'watcher'@'%' IDENTIFIED BY '" + secret("mysql") + "'",
                        "GRANT ALL ON *.* TO 'watcher'@'%'",
                        "CREATE USER 'follower'@'%' IDENTIFIED BY '" + secret("replication") + "'",
                        "GRANT REPLICATION SLAVE ON *.* TO 'follower'@'%'")
                .toArray(String[]::new);
    }

    private static Map<String, String> notices() {
        Map<String, String> keys = new LinkedHashMap<>();
        keys.put("baton.notify.attempts", "1");
        keys.put("baton.notify.mail-host", "127.0.0.1");
        keys.put("baton.notify.mail-port", "1");
        keys.put("baton.notify.mail-to", "dba@example.org");
        keys.put("baton.notify.mail-user", "baton");
        keys.put("baton.notify.mail-password", secret("smtp"));
        keys.put("baton.notify.webhook-url", NOWHERE);
        keys.put("baton.notify.webhook-key", secret("hmac"));
        keys.put("baton.notify.chat-url", NOWHERE + secret("chat"));
        return keys;
    }
}
