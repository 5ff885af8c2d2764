package dev.baton.lab;

import dev.baton.lab.process.Folders;
import dev.baton.lab.process.RunFolder;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds what a test opened or started and left behind. */
final class Leaks {
    private Leaks() {}

    /** What there is before a test. */
    record Mark(List<Ledger.Opened> connections, Set<MysqlServer> servers, Set<Path> folders) {
        Mark {
            connections = List.copyOf(connections);
            servers = Set.copyOf(servers);
            folders = Set.copyOf(folders);
        }

        /** Tidies up all that is new since, and says so. */
        void failIfAnythingIsLeft() {
            List<Ledger.Opened> leakedConnections = Ledger.openConnections().stream()
                    .filter(opened -> !connections.contains(opened))
                    .toList();
            List<MysqlServer> leakedServers = Ledger.servers().stream()
                    .filter(server -> !servers.contains(server))
                    .filter(server -> !LabPool.shared().servers().contains(server))
                    .toList();
            leakedConnections.forEach(Ledger.Opened::close);
            leakedServers.forEach(MysqlServer::close);
            List<Path> leakedFolders = foldersWithoutServer().stream()
                    .filter(folder -> !folders.contains(folder))
                    .toList();
            leakedFolders.forEach(Folders::delete);
            fail(leakedConnections, leakedServers, leakedFolders);
        }

        private static void fail(List<Ledger.Opened> connections, List<MysqlServer> servers, List<Path> folders) {
            if (connections.isEmpty() && servers.isEmpty() && folders.isEmpty()) {
                return;
            }
            AssertionError error = new AssertionError("the test left behind %d connections, servers %s, folders %s"
                    .formatted(connections.size(), servers, folders));
            connections.forEach(opened -> error.addSuppressed(opened.where()));
            throw error;
        }
    }

    static Mark mark() {
        return new Mark(Ledger.openConnections(), Ledger.servers(), foldersWithoutServer());
    }

    private static Set<Path> foldersWithoutServer() {
        Set<String> ports = Ledger.servers().stream()
                .map(server -> Integer.toString(server.port()))
                .collect(Collectors.toSet());
        return RunFolder.ofThisJvm().serverFolders().stream()
                .filter(folder -> !ports.contains(folder.getFileName().toString()))
                .collect(Collectors.toSet());
    }
}
