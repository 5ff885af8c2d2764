package dev.baton.lab.hosts;

import dev.baton.lab.LabException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What can be done to hosts, by words that people type. */
final class Verbs {
    private static final String MYSQLD = "mysqld";
    private static final String SSHD = "sshd";

    private final HostLab lab;

    Verbs(HostLab lab) {
        this.lab = lab;
    }

    /**
     * Does what the words say and returns what there is to say about it.
     *
     * @throws LabException if they are not understood or it cannot be done
     */
    String perform(List<String> words) {
        String[] word = words.toArray(String[]::new);
        switch (words.isEmpty() ? "" : word[0] + " " + (word.length - 1)) {
            case "hosts 0" -> {
                return describe();
            }
            case "kill 1", "freeze 1", "thaw 1", "restart 1" -> fail(word[0], word[1]);
            case "hang 1" -> lab.host(word[1]).sshd().hangAfterLogin();
            case "cut 1" -> lab.network().partition(group(word[1]));
            case "cut 2" -> cut(word[1], word[2]);
            case "lose 2" -> lab.network().lose(word[1], number(word[2]));
            case "delay 2" -> lab.network().delay(lab.host(word[1]), Duration.ofMillis(number(word[2])));
            case "heal 0" -> lab.network().heal();
            default -> throw new LabException("not understood: " + String.join(" ", words));
        }
        return "";
    }

    /** A line for each host: name, addresses, and the process id of its first process. */
    String describe() {
        return lab.hosts().stream()
                .map(host -> "%-6s %-15s %-20s %s"
                        .formatted(
                                host.name(),
                                host.address(),
                                host.address6(),
                                host.isUp() ? host.spaces().pid() : "down"))
                .collect(Collectors.joining("\n"));
    }

    private void fail(String verb, String what) {
        String[] parts = what.split("/", 2);
        Host host = lab.host(parts[0]);
        switch (parts.length == 1 ? "" : parts[1]) {
            case "" -> failHost(verb, host);
            case MYSQLD -> failServer(verb, host.name());
            case SSHD -> failSshd(verb, host.sshd());
            default -> throw new LabException("HOST, HOST/mysqld or HOST/sshd, not " + what);
        }
    }

    private void failHost(String verb, Host host) {
        switch (verb) {
            case "kill" -> host.kill();
            case "freeze" -> host.freeze();
            case "thaw" -> host.thaw();
            default -> lab.restart(host.name());
        }
    }

    private void failServer(String verb, String host) {
        switch (verb) {
            case "kill" -> lab.server(host).kill();
            case "freeze" -> lab.server(host).freeze();
            case "thaw" -> lab.server(host).thaw();
            default -> lab.server(host).restart();
        }
    }

    private static void failSshd(String verb, Sshd sshd) {
        switch (verb) {
            case "kill" -> sshd.kill();
            case "freeze" -> sshd.freeze();
            case "thaw" -> sshd.thaw();
            default -> {
                sshd.kill();
                sshd.answerAfterLogin();
                sshd.start();
            }
        }
    }

    private void cut(String what, String where) {
        switch (where) {
            case "in" -> lab.network().deafen(what);
            case "out" -> lab.network().mute(what);
            default -> {
                if (where.matches("\\d{1,5}")) {
                    lab.network().block(what, number(where));
                } else {
                    lab.network().cut(Cut.between(group(what), group(where)));
                }
            }
        }
    }

    private Set<String> group(String names) {
        return Stream.of(names.split(",", -1)).map(lab::host).map(Host::name).collect(Collectors.toSet());
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new LabException("not a number: " + text, e);
        }
    }
}
