package dev.baton.lab;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The global variables that a server had at first, to undo what tests set. */
record GlobalVariables(MysqlServer server, Map<String, String> values) {
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");

    // These tell what the server did, not what it was told.
    private static final Pattern STATE =
            Pattern.compile("gtid_.*|.*_pos|server_uuid|.*read_only|timestamp|innodb_buffer_pool_load_now|rand_seed.*");

    GlobalVariables {
        values = Map.copyOf(values);
    }

    static GlobalVariables of(MysqlServer server) {
        return new GlobalVariables(server, read(server));
    }

    private static Map<String, String> read(MysqlServer server) {
        Map<String, String> values = new HashMap<>();
        server.queryRows("SHOW GLOBAL VARIABLES").forEach(row -> {
            List<String> pair = List.copyOf(row.values());
            values.put(pair.getFirst(), pair.getLast());
        });
        return values;
    }

    void restore() {
        Map<String, String> now = read(server);
        String[] statements = values.entrySet().stream()
                .filter(variable -> !STATE.matcher(variable.getKey()).matches())
                .filter(variable -> now.containsKey(variable.getKey()))
                .filter(variable -> !variable.getValue().equals(now.get(variable.getKey())))
                .map(variable -> "SET GLOBAL %s=%s".formatted(variable.getKey(), literal(variable.getValue())))
                .toArray(String[]::new);
        server.execute(statements);
    }

    private static String literal(String value) {
        return NUMBER.matcher(value).matches()
                ? value
                : "'" + value.replace("\\", "\\\\").replace("'", "''") + "'";
    }
}
